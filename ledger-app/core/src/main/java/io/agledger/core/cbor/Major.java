package io.agledger.core.cbor;

/** Major types, RFC 8949 §3.1. Type 7 (floats and simple values) has no place in the format. */
final class Major {

  static final int UNSIGNED = 0;
  static final int NEGATIVE = 1;
  static final int BYTES = 2;
  static final int TEXT = 3;
  static final int ARRAY = 4;
  static final int MAP = 5;
  static final int TAG = 6;

  private Major() {}
}
