package io.agledger.verify;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. Contract A-26. */
@Command(
    name = "agledger-verify",
    version = "agledger-verify 0.1.0",
    mixinStandardHelpOptions = true,
    description = "Verifies a dump folder or an audit export, offline.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything is sound, and the keys are those of --keys",
      "1:something is wrong; each failure has a code, a record and a position",
      "2:there is nothing that could be verified",
      "3:everything is sound, but the keys came only from what they verify"
    })
public final class AgledgerVerify implements Callable<Integer> {

  @Parameters(paramLabel = "PATH", description = "A dump folder or an audit export file.")
  private Path path = Path.of("");

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "A key document that was fetched from the ledger and is trusted.")
  private @Nullable Path keys;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads that check signatures; all processors by default.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Spec private @Nullable CommandSpec spec;

  public static void main(String[] args) {
    System.exit(run(args, writer(System.out), writer(System.err)));
  }

  /** The whole program but for the exit. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new AgledgerVerify())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(AgledgerVerify::internalError)
        .execute(args);
  }

  /** A bug of ours must not look like a verdict about the dump. */
  private static int internalError(
      Exception e, CommandLine line, CommandLine.ParseResult arguments) {
    line.getErr().println("agledger-verify: internal error, please report it: " + e);
    return Report.Result.UNUSABLE.exitCode();
  }

  @Override
  public Integer call() {
    if (threads < 1) return unusable("--threads must be at least 1");
    try {
      Trust trust = keys == null ? new Trust.OfTheInput() : Input.trust(keys);
      Report report = Input.verify(path, trust, threads);
      line().getOut().println(json ? JsonReport.of(report) : TextReport.of(report));
      return report.result().exitCode();
    } catch (Input.Unusable e) {
      return unusable(String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      return unusable(reason(e));
    } catch (OutOfMemoryError e) {
      return unusable(path + ": not enough memory; give Java more with -Xmx");
    }
  }

  private int unusable(String message) {
    if (json) line().getOut().println(JsonReport.unusable(message));
    else line().getErr().println("agledger-verify: " + message);
    return Report.Result.UNUSABLE.exitCode();
  }

  private static String reason(Exception e) {
    if (e instanceof UncheckedIOException && e.getCause() instanceof IOException cause) {
      return reason(cause);
    }
    if (e instanceof AccessDeniedException denied) return denied.getFile() + ": permission denied";
    return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
  }

  private CommandLine line() {
    if (spec == null) throw new IllegalStateException("picocli sets it before it calls");
    return spec.commandLine();
  }

  private static PrintWriter writer(java.io.OutputStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }
}
