/**
 * {@code make demo}: the whole product once, on real input, step by step on the screen. {@link
 * io.agledger.e2e.demo.Demo} is the story; the rest are its parts. Secrets are never printed. May
 * call every other package of this module.
 */
@NullMarked
package io.agledger.e2e.demo;

import org.jspecify.annotations.NullMarked;
