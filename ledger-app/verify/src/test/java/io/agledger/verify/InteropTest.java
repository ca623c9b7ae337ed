package io.agledger.verify;

import static io.agledger.core.sample.SampleLedger.record;
import static io.agledger.verify.Outside.available;
import static io.agledger.verify.Outside.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import io.agledger.core.chain.Entry;
import io.agledger.core.dump.DumpFile;
import io.agledger.core.key.SigningKey;
import io.agledger.core.sample.SampleLedger;
import io.agledger.core.sample.Samples;
import io.agledger.verify.Outside.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The format judged by code that is not ours: a verifier written from {@code docs/format.md} with
 * Python's cbor2 and cryptography, and OpenSSL.
 */
@Tag("interop")
class InteropTest {

  private static final Path ENVIRONMENT = Path.of("target/interop-venv").toAbsolutePath();
  private static final Path PYTHON = ENVIRONMENT.resolve("bin/python");

  private final SampleLedger ledger = Samples.full();

  @TempDir private Path temp;
  private DumpFolder dump;

  @BeforeAll
  static void aPythonWithItsLibraries() {
    available(run("python3", "-m", "venv", ENVIRONMENT.toString()));
    available(
        run(
            PYTHON.toString(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--require-hashes",
            "--only-binary=:all:",
            "-r",
            Outside.INTEROP.resolve("requirements.txt").toString()));
  }

  @BeforeEach
  void aSoundDump() throws IOException {
    dump = DumpFolder.of(ledger, temp.resolve("dump"));
  }

  @Test
  void aSoundDumpIsSoundForTheOther() {
    assertThat(other()).isEqualTo(new Run(0, "11 entries, 0 failures\n"));
  }

  @Test
  void bothFindTheSamePayloadChanged() throws IOException {
    dump.editText(DumpFile.AUDIT_VAULT, text -> text.replace("12.50", "99.50")).seal();

    finds("PAYLOAD_MISMATCH 1/1");
  }

  @Test
  void bothFindTheSameSignatureChanged() throws IOException {
    dump.editEntry(record(4), 1, entry -> Forger.flip(entry, entry.envelope().size() - 1));
    dump.editHead(record(4), head -> Forger.headed(head, flipped()));
    dump.seal();

    finds("SIGNATURE_INVALID 4/1");
  }

  @Test
  void bothFindTheSameEntryMissing() throws IOException {
    dump.edit(DumpFile.AUDIT_VAULT, lines -> lines.remove(2)).seal();

    finds("POSITION_GAP 2/2");
  }

  @Test
  void bothFindTheSameLinkBroken() throws IOException {
    SigningKey key = SampleLedger.key(3);
    var last =
        Forger.sign(
            ledger.chain(record(2)).getLast(),
            SampleLedger.INSTANCE,
            key,
            draft -> draft.previous = Digest.ZERO);
    dump.editEntry(record(2), 3, _ -> last)
        .editHead(record(2), head -> Forger.headed(head, last))
        .seal();

    finds("LINK_BROKEN 2/3");
  }

  @Test
  void bothFindTheSameKeyRetiredTooEarly() throws IOException {
    dump.editText(
            DumpFile.VAULT_SIGNING_KEYS,
            text ->
                text.replace(
                    "\"retiredAt\":\"2026-11-01T12:00:06.000Z\"",
                    "\"retiredAt\":\"2026-11-01T12:00:04.500Z\""))
        .seal();

    finds("KEY_NOT_VALID 6/1");
  }

  @Test
  void opensslVerifiesAnEntrysSignature() {
    Path parts = temp.resolve("parts");
    run(PYTHON.toString(), script(), "--extract", parts.toString(), dump.path().toString());

    Run openssl =
        opensslVerify(
            parts.resolve("key.pem"), parts.resolve("signed"), parts.resolve("signature"));
    assertThat(openssl.output()).contains("Signature Verified Successfully");
  }

  @Test
  void aKeyOfOpensslSignsForUs() throws IOException {
    Path key = temp.resolve("key.pem");
    available(run("openssl", "genpkey", "-algorithm", "ed25519", "-out", key.toString()));
    SigningKey ours = SigningKey.ofPem(Files.readString(key)).orElseThrow();
    Bytes message = Bytes.utf8("message");
    Path publicKey = temp.resolve("public.pem");
    run("openssl", "pkey", "-in", key.toString(), "-pubout", "-out", publicKey.toString());

    Run openssl =
        opensslVerify(
            publicKey,
            Files.write(temp.resolve("signed"), message.toArray()),
            Files.write(temp.resolve("signature"), ours.sign(message).toArray()));
    assertThat(openssl.output()).contains("Signature Verified Successfully");
    assertThat(Files.readString(publicKey)).contains(ours.verificationKey().spki().base64());
  }

  private void finds(String failure) throws IOException {
    assertThat(dump.failures(ledger.keyDocument())).isEqualTo(List.of(failure));
    Run run = other();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.output().replaceAll("019a3b5c-0000-7000-8000-0{11}", ""))
        .isEqualTo(failure + "\n" + run.output().lines().toList().getLast() + "\n");
  }

  private Entry flipped() {
    var entry = ledger.chain(record(4)).getLast();
    return Forger.flip(entry, entry.envelope().size() - 1);
  }

  private Run other() {
    return run(PYTHON.toString(), script(), dump.path().toString());
  }

  private static String script() {
    return Outside.INTEROP.resolve("verify_dump.py").toString();
  }

  private static Run opensslVerify(Path key, Path signed, Path signature) {
    return run(
        "openssl",
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        key.toString(),
        "-rawin",
        "-in",
        signed.toString(),
        "-sigfile",
        signature.toString());
  }
}
