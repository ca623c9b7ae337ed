package io.agledger.operator.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyMaterialTest {

  @Test
  void aKeyHas256RandomBitsBehindItsRole() {
    assertThat(KeyMaterial.generate("agent")).matches("agl_agt_[A-Za-z0-9_-]{43}");
    assertThat(KeyMaterial.generate("admin")).matches("agl_adm_[A-Za-z0-9_-]{43}");
    assertThat(KeyMaterial.generate("agent")).isNotEqualTo(KeyMaterial.generate("agent"));
  }

  @Test
  void aKeyIdIsAVersion5UuidOfOwnerNameAndRevision() {
    var id = UUID.fromString(KeyMaterial.keyId("prod/agent/a/bot", "default", 1));
    assertThat(id.version()).isEqualTo(5);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(KeyMaterial.keyId("prod/agent/a/bot", "default", 1)).isEqualTo(id.toString());
    assertThat(KeyMaterial.keyId("prod/agent/a/bot", "default", 2)).isNotEqualTo(id.toString());
    assertThat(KeyMaterial.keyId("prod/agent/b/bot", "default", 1)).isNotEqualTo(id.toString());
  }

  @Test
  void theDigestIsThatOfTheCharacters() {
    assertThat(KeyMaterial.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
