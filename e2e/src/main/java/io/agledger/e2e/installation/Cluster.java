package io.agledger.e2e.installation;

/**
 * A Kubernetes API server that an installation may use. Closing it takes back what was made in it.
 */
public sealed interface Cluster extends AutoCloseable permits OwnCluster, ContextCluster {

  Kubectl kubectl();

  /** What the cluster is, for people. */
  String describe();
}
