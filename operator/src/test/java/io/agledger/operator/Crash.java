package io.agledger.operator;

import io.agledger.operator.client.ClientSettings;
import io.agledger.operator.client.Gate;
import io.agledger.operator.client.HttpLedgerClient;
import io.agledger.operator.client.LedgerClient;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * Kills an operator at its n-th write, to Kubernetes or to the ledger, before or after the effect:
 * from then on nothing it does has any effect, as if it had been halted.
 */
final class Crash {

  private static final Set<String> LEDGER_READS =
      Set.of("probe", "signingKeys", "verificationKeys", "confirmSigningKey");

  private final int at;
  private final boolean afterEffect;
  private int writes;
  private volatile boolean dead;

  Crash(int at, boolean afterEffect) {
    this.at = at;
    this.afterEffect = afterEffect;
  }

  /** Not an Exception: nobody may catch it and carry on. */
  private static final class Killed extends Error {
    Killed() {
      super("killed by the test", null, false, false);
    }
  }

  boolean happened() {
    return dead;
  }

  private synchronized void beforeWrite() {
    if (dead) {
      throw new Killed();
    }
    writes++;
    if (writes == at && !afterEffect) {
      dead = true;
      throw new Killed();
    }
  }

  private synchronized void afterWrite() {
    if (writes >= at && afterEffect) {
      dead = true;
    }
    if (dead) {
      throw new Killed();
    }
  }

  LedgerClient client(ClientSettings settings, Gate gate) {
    var real = new HttpLedgerClient(settings, gate);
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          boolean write = !LEDGER_READS.contains(method.getName());
          if (write) {
            beforeWrite();
          }
          try {
            return method.invoke(real, arguments);
          } catch (InvocationTargetException e) {
            throw e.getTargetException();
          } finally {
            if (write) {
              afterWrite();
            }
          }
        };
    return (LedgerClient)
        Proxy.newProxyInstance(
            Crash.class.getClassLoader(), new Class<?>[] {LedgerClient.class}, handler);
  }

  KubernetesClient kubernetes(Config config) {
    return new KubernetesClientBuilder()
        .withConfig(config)
        .withHttpClientBuilderConsumer(
            builder -> builder.addOrReplaceInterceptor("crash", new KubernetesWrites()))
        .build();
  }

  private final class KubernetesWrites implements Interceptor {

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
      if (isWrite(request)) {
        beforeWrite();
      }
    }

    @Override
    public void after(
        HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> body) {
      if (isWrite(request)) {
        afterWrite();
      }
    }

    /** Events are a courtesy that no state depends on. */
    private boolean isWrite(HttpRequest request) {
      return !request.method().equals("GET") && !request.uri().getPath().endsWith("/events");
    }
  }
}
