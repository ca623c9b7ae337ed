/** How GitHub's deliveries become work, shown on the real ones. */
@NullMarked
package io.agledger.e2e.github;

import org.jspecify.annotations.NullMarked;
