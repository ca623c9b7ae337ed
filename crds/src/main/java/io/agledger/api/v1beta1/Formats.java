package io.agledger.api.v1beta1;

/** Regular expressions of the text fields, in the RE2 subset that the API server reads. */
final class Formats {

  /** RFC 1123 label: what a namespace or a key's name may be. */
  static final String LABEL = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$";

  /** RFC 1123 subdomain: what a resource or a Secret may be called. */
  static final String SUBDOMAIN =
      "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$";

  /** A key inside a Secret or a ConfigMap. */
  static final String DATA_KEY = "^[-._a-zA-Z0-9]+$";

  /** See {@link GoDuration}. Nine digits a unit keep every value far from overflow. */
  static final String DURATION = "^([0-9]{1,9}(ms|s|m|h))+$";

  /** A record type, as in {@code POST /v1/records}. */
  static final String RECORD_TYPE = "^[A-Za-z0-9]([-A-Za-z0-9._:/]*[A-Za-z0-9])?$";

  static final String UUID = "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$";

  static final String HTTP_URL = "^https?://[^\\s/?#@]+([/?#]\\S*)?$";

  private Formats() {}
}
