package io.agledger.core.dump;

import io.agledger.core.Bytes;
import io.agledger.core.Digest;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes one file of lines and keeps count, size and digest. Refuses rows out of order. */
final class LineWriter<T> implements Consumer<T>, AutoCloseable {

  private final Comparator<T> order;
  private final Function<T, Bytes> encode;
  private final FileChannel channel;
  private final OutputStream out;
  private final MessageDigest digest = Digest.newSha256();
  private @Nullable T previous;
  private long lines;
  private long bytes;

  LineWriter(Path file, Comparator<T> order, Function<T, Bytes> encode) throws IOException {
    this.order = order;
    this.encode = encode;
    this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  @Override
  public void accept(T row) {
    if (previous != null && order.compare(previous, row) >= 0) {
      throw new IllegalArgumentException("rows come out of order");
    }
    previous = row;
    Bytes line = encode.apply(row);
    line.updateTo(digest);
    digest.update((byte) '\n');
    try {
      line.writeTo(out);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines++;
    bytes += line.size() + 1;
  }

  /** Forces the file to the disk: the manifest that will name it must not outlive it. */
  Manifest.Contents finish() throws IOException {
    out.flush();
    channel.force(true);
    return new Manifest.Contents(lines, bytes, new Digest(Bytes.wrap(digest.digest())));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
