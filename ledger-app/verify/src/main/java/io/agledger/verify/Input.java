package io.agledger.verify;

import io.agledger.core.Bytes;
import io.agledger.core.Decoded;
import io.agledger.core.chain.Failure;
import io.agledger.core.chain.FailureCode;
import io.agledger.core.dump.AuditExport;
import io.agledger.core.dump.DumpReader;
import io.agledger.core.key.KeyDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds out what the arguments point at and has it verified. */
final class Input {

  /** The arguments point at nothing that can be judged; the message is for the user. */
  static final class Unusable extends Exception {

    private static final long serialVersionUID = 1L;

    Unusable(String message) {
      super(message);
    }
  }

  private Input() {}

  static Report verify(Path path, Trust trust, int threads) throws IOException, Unusable {
    if (!Files.exists(path)) throw new Unusable(path + ": no such file or directory");
    return Files.isDirectory(path) ? dump(path, trust, threads) : export(path, trust, threads);
  }

  static Trust trust(Path keys) throws IOException, Unusable {
    if (!Files.isRegularFile(keys)) throw new Unusable(keys + ": no such file");
    return switch (KeyDocument.decode(read(keys))) {
      case Decoded.Ok<KeyDocument>(KeyDocument document) ->
          new Trust.InFile(keys.toString(), document);
      case Decoded.Malformed<KeyDocument>(String reason) ->
          throw new Unusable(keys + " is not a key document: " + reason);
    };
  }

  private static Report dump(Path path, Trust trust, int threads) throws IOException, Unusable {
    return switch (DumpReader.open(path)) {
      case Decoded.Ok<DumpReader>(DumpReader dump) ->
          new DumpVerifier(dump, trust, threads).verify();
      case Decoded.Malformed<DumpReader>(String reason) -> throw new Unusable(reason);
    };
  }

  private static Report export(Path path, Trust trust, int threads) throws IOException, Unusable {
    Bytes json = read(path);
    return switch (AuditExport.decode(json)) {
      case Decoded.Ok<AuditExport>(AuditExport export) ->
          new ExportVerifier(export, trust, threads).verify();
      case Decoded.Malformed<AuditExport>(String reason) -> {
        if (!AuditExport.claimsToBeOne(json)) {
          throw new Unusable(path + " is neither a dump nor an audit export: " + reason);
        }
        yield malformed(path, reason, trust);
      }
    };
  }

  /** It says that it is an export, but a part of it is not what it must be: that is a finding. */
  private static Report malformed(Path path, String reason, Trust trust) {
    Failure failure =
        new Failure(
            FailureCode.LINE_MALFORMED,
            new Failure.InFile(String.valueOf(path.getFileName())),
            reason);
    return new Report(new Report.Counts(0, 0, 0), trust.summary(List.of()), List.of(failure), 1);
  }

  private static Bytes read(Path file) throws IOException, Unusable {
    if (Files.size(file) > AuditExport.LIMITS.maxBytes()) {
      throw new Unusable(file + ": too large to be a single document");
    }
    return Bytes.wrap(Files.readAllBytes(file));
  }
}
