/**
 * The custom resources of group {@code agledger.io/v1beta1}, as Java types and the only source of
 * {@code crds/*.yaml}.
 *
 * <p>One class per kind ({@link io.agledger.api.v1beta1.Ledger}, {@link
 * io.agledger.api.v1beta1.Org}, {@link io.agledger.api.v1beta1.Agent}, {@link
 * io.agledger.api.v1beta1.Webhook}, {@link io.agledger.api.v1beta1.Schema}, {@link
 * io.agledger.api.v1beta1.SigningKey}); its spec and status are immutable records. A list or map is
 * never null, and a field with a schema default has that default here too, so a resource read from
 * a file means the same as one read from the API server. Text such as a duration is kept as
 * written: writing a resource back MUST NOT change its spec. No I/O and no client here.
 */
@NullMarked
package io.agledger.api.v1beta1;

import org.jspecify.annotations.NullMarked;
