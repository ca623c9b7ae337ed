/** The Agent resource: somebody who appends records for an Org, and its API keys. */
@NullMarked
package io.agledger.operator.agent;

import org.jspecify.annotations.NullMarked;
