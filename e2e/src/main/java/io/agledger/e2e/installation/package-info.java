/**
 * A whole agledger on this machine, of real processes: PostgreSQL, the API, the worker, the
 * operator and a Kubernetes control plane, in a folder of their own and on free ports, so that two
 * of them never meet. Whatever was started is stopped again in the opposite order. May call {@code
 * process}; the demo and the tests stand on it.
 */
@NullMarked
package io.agledger.e2e.installation;

import org.jspecify.annotations.NullMarked;
