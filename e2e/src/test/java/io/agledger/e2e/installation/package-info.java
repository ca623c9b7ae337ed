/**
 * What holds for the processes of an installation: they stop when told, and a killed one loses
 * nothing.
 */
@NullMarked
package io.agledger.e2e.installation;

import org.jspecify.annotations.NullMarked;
