package io.agledger.core.dump;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Splits a stream at line feeds and keeps count, size and digest. Lines are slices of one block, so
 * a line that is kept keeps its block.
 */
final class LineReader implements AutoCloseable {

  /** Twice what a schema line can be: two documents of 256 KiB each and 200 bytes. */
  static final int MAX_LINE = 1 << 20;

  private static final int BLOCK = 1 << 18;

  private final InputStream in;
  private final MessageDigest digest = Digest.newSha256();
  private byte[] block = new byte[BLOCK];
  private int at;
  private int end;
  private long lines;
  private long bytes;
  private boolean unterminated;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its line feed, or null at the end of the stream. */
  @Nullable Bytes next() throws IOException {
    int scanned = at;
    while (true) {
      for (int i = scanned; i < end; i++) {
        if (block[i] == '\n') return line(i);
      }
      int seen = end - at;
      if (seen > MAX_LINE || !fill()) {
        if (seen > 0) unterminated = true;
        return null;
      }
      scanned = at + seen;
    }
  }

  private Bytes line(int lineFeed) {
    Bytes line = Bytes.wrap(block).slice(at, lineFeed);
    at = lineFeed + 1;
    lines++;
    return line;
  }

  /** Moves what is left of the block into a new one, as lines still refer to the old one. */
  private boolean fill() throws IOException {
    int left = end - at;
    byte[] next = new byte[Math.max(BLOCK, 2 * left)];
    System.arraycopy(block, at, next, 0, left);
    block = next;
    at = 0;
    end = left;
    int read = in.read(block, end, block.length - end);
    if (read < 0) return false;
    digest.update(block, end, read);
    bytes += read;
    end += read;
    return true;
  }

  /** Reads to the end for size and digest, also when lines were left. */
  Manifest.Contents finish() throws IOException {
    do {
      at = end;
    } while (fill());
    return new Manifest.Contents(lines, bytes, new Digest(Bytes.wrap(digest.digest())));
  }

  long lines() {
    return lines;
  }

  /** Whether the stream ended inside a line, or a line exceeded {@link #MAX_LINE}. */
  boolean isUnterminated() {
    return unterminated;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
