/**
 * What people see of a resource: conditions, Events, status.
 *
 * <p>{@link io.agledger.operator.condition.Reason} and {@link
 * io.agledger.operator.condition.ConditionType} are the whole vocabulary. A verdict becomes
 * conditions in one pure function; a status is written only when it says something new, and a
 * condition's {@code lastTransitionTime} moves only when its status does. Nothing here may carry
 * key material. Calls the Kubernetes client only in {@code Events} and {@code StatusWriter}.
 */
@NullMarked
package io.agledger.operator.condition;

import org.jspecify.annotations.NullMarked;
