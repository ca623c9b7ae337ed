package io.agledger.verify;

import io.agledger.core.chain.Failure;
import io.agledger.core.chain.FailureCode;
import io.agledger.core.chain.KeyRegistry;
import io.agledger.core.key.KeyDocument;
import io.agledger.core.key.KeyRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Which keys to believe: those that came with the entries, or a file fetched another way. */
sealed interface Trust {

  /** Keys that vouch for themselves: a forger would have put in their own. */
  record OfTheInput() implements Trust {}

  /**
   * Keys from a trusted file.
   *
   * @param file as the user named it
   */
  record InFile(String file, KeyDocument document) implements Trust {}

  /** Checks the keys of the input, and returns the registries that must vouch for each entry. */
  default List<KeyRegistry> registries(
      UUID instance, Collection<KeyRecord> keys, Consumer<Failure> failures) {
    checkNames(keys, failures);
    List<KeyRegistry> registries = new ArrayList<>();
    registries.add(new KeyRegistry("the input itself", keys));
    if (this instanceof InFile(String file, KeyDocument document)) {
      checkNames(document.keys(), failures);
      if (!document.instance().equals(instance)) {
        failures.accept(
            new Failure(
                FailureCode.INSTANCE_MISMATCH,
                new Failure.InFile(file),
                "it has the keys of instance " + document.instance() + ", not of " + instance));
      }
      KeyRegistry trusted = new KeyRegistry(file, document.keys());
      for (KeyRecord key : keys) compare(key, trusted, failures);
      registries.add(trusted);
    }
    return registries;
  }

  /** The keys that the report counts. */
  default Report.Keys summary(Collection<KeyRecord> keys) {
    return switch (this) {
      case OfTheInput() -> new Report.Keys(keys.size(), "");
      case InFile(String file, KeyDocument document) ->
          new Report.Keys(document.keys().size(), file);
    };
  }

  private static void checkNames(Collection<KeyRecord> keys, Consumer<Failure> failures) {
    for (KeyRecord key : keys) {
      if (!key.namesItsKey()) {
        mismatch(key, "the key id or thumbprint is not that of the key", failures);
      }
    }
  }

  private static void compare(KeyRecord key, KeyRegistry trusted, Consumer<Failure> failures) {
    if (key.namesItsKey()
        && trusted.find(key.keyId()).filter(other -> !other.key().equals(key.key())).isPresent()) {
      mismatch(key, "it is another key than in " + trusted.name(), failures);
    }
  }

  private static void mismatch(KeyRecord key, String sentence, Consumer<Failure> failures) {
    failures.accept(
        new Failure(FailureCode.KEY_MISMATCH, new Failure.AtKey(key.keyId()), sentence));
  }
}
