package io.agledger.server.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the {@link Caller} argument of a controller method: the request is refused with 403 before the
 * method runs unless the caller's role may do this. Every method behind a non-public path MUST have
 * one.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequiredAction {
  Action value();
}
