package io.agledger.e2e.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A command line with the variables it is to see, beside a few of ours that every program needs.
 */
public record Program(List<String> command, Map<String, String> environment) {

  private static final Set<String> INHERITED =
      Set.of("PATH", "HOME", "LANG", "TMPDIR", "XDG_CACHE_HOME", "AGLEDGER_CACHE");

  /** What a program that ended said. */
  public record Output(int status, String out, String err) {}

  public Program {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  public static Program of(String... command) {
    return new Program(List.of(command), Map.of());
  }

  public Program with(String variable, String value) {
    var extended = new HashMap<>(environment);
    extended.put(variable, value);
    return new Program(command, extended);
  }

  public Program and(String... arguments) {
    var extended = new ArrayList<>(command);
    extended.addAll(List.of(arguments));
    return new Program(extended, environment);
  }

  /** Runs it to its end, with {@code input} as what it reads. */
  public Output run(String input, Duration limit) {
    return run(input, limit, _ -> {});
  }

  /** The same; {@code started} hears of the process, for one who may have to end it. */
  public Output run(String input, Duration limit, Consumer<Process> started) {
    try {
      var process = builder().start();
      started.accept(process);
      var out = read(process.inputReader());
      var err = read(process.errorReader());
      try (var writer = process.outputWriter()) {
        writer.write(input);
      }
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new ProgramFailed(this, "did not end within " + limit.toSeconds() + " s");
      }
      return new Output(process.exitValue(), out.join(), err.join());
    } catch (IOException failure) {
      throw new ProgramFailed(this, String.valueOf(failure.getMessage()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ProgramFailed(this, "was interrupted");
    }
  }

  /** What it printed; it must end with status 0. */
  public String output(Duration limit) {
    return succeeded(run("", limit));
  }

  /** What it printed, after making sure that it succeeded. */
  public String succeeded(Output output) {
    if (output.status() != 0) {
      throw new ProgramFailed(this, output);
    }
    return output.out();
  }

  /** Starts it with its error output dropped, for a caller that reads what it prints as it goes. */
  public Process start() throws IOException {
    return builder().redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /**
   * {@code setsid} becomes the program, in a session of its own, so the process id is the
   * program's.
   */
  ProcessBuilder builder() {
    var words = new ArrayList<>(List.of("setsid"));
    words.addAll(command);
    var builder = new ProcessBuilder(words);
    builder.environment().keySet().retainAll(INHERITED);
    builder.environment().putAll(environment);
    return builder;
  }

  private static CompletableFuture<String> read(Reader reader) {
    var text = new CompletableFuture<String>();
    Thread.ofVirtual()
        .start(() -> {
          try (reader) {
            text.complete(reader.readAllAsString());
          } catch (IOException failure) {
            text.completeExceptionally(new UncheckedIOException(failure));
          }
        });
    return text;
  }
}
