#!/usr/bin/env python3
"""Verifies an agledger dump from docs/format.md alone, with cbor2 and cryptography.

It shares no code with agledger-verify: if both agree on what is sound and what is not, the document
says enough for a third. Usage: verify_dump.py [--extract DIR] DUMP. Prints one failure per line as
"CODE place"; exit 0 if there is none, else 1. --extract writes the first entry's signed bytes,
signature and public key for another tool to check.
"""

import argparse
import base64
import datetime
import hashlib
import json
import math
import pathlib
import sys
import uuid

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

FILES = ["audit_vault", "records", "schemas", "vault_signing_keys"]
CONTENT_TYPE = "application/vnd.agledger.statement+cbor"
BEGIN = {"record.recorded": "RECORDED", "record.created": "ACTIVE"}
ADVANCE = {
    ("ACTIVE", "record.completed"): "COMPLETION_SUBMITTED",
    ("COMPLETION_SUBMITTED", "record.fulfilled"): "FULFILLED",
    ("COMPLETION_SUBMITTED", "record.failed"): "FAILED",
}


def sha256(*parts):
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.digest()


# --- RFC 8785 -----------------------------------------------------------------------------------


def ecmascript(number):
    """Number::toString of ECMA-262, from the shortest digits that Python also finds."""
    if number == 0:
        return "0"
    if number < 0:
        return "-" + ecmascript(-number)
    mantissa, _, exponent = f"{number!r}".partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    point = len(whole) + int(exponent or 0)
    digits = (whole + fraction).lstrip("0")
    point -= len(whole + fraction) - len(digits)
    digits = digits.rstrip("0")
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    power = f"e{'+' if point > 0 else '-'}{abs(point - 1)}"
    return digits[0] + ("." + digits[1:] if count > 1 else "") + power


def canonical(value):
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode("utf-16-be"))
        return "{" + ",".join(f"{canonical(k)}:{canonical(v)}" for k, v in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        if abs(value) >= 2**53:
            raise ValueError("an integer that a double does not keep")
        return str(value)
    if not math.isfinite(value):
        raise ValueError("a number that overflows")
    return ecmascript(value)


def unique(pairs):
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key appears twice")
    return dict(pairs)


def parse_canonical(line):
    """A JSON object that is its own canonical form."""
    value = json.loads(line.decode("utf-8"), object_pairs_hook=unique)
    if not isinstance(value, dict) or canonical(value).encode("utf-8") != line:
        raise ValueError("not canonical")
    return value


# --- the parts ----------------------------------------------------------------------------------


def millis(text):
    if text is None:
        return None
    time = datetime.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%f%z")
    epoch = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
    return (time - epoch) // datetime.timedelta(milliseconds=1)


class Key:
    """A line of vault_signing_keys.ndjson."""

    def __init__(self, line):
        spki = base64.b64decode(line["publicKey"], validate=True)
        self.public = serialization.load_der_public_key(spki)
        raw = self.public.public_bytes_raw()
        thumbprint = sha256(cbor2.dumps({1: 1, -1: 6, -2: raw}, canonical=True)).hex()
        self.names_itself = line["thumbprint"] == thumbprint and line["keyId"] == thumbprint[:16]
        self.activated = millis(line["activatedAt"])
        self.retired = millis(line["retiredAt"])
        self.compromised = millis(line["compromisedAt"])

    def judge(self, time):
        if self.compromised is not None and self.compromised <= time:
            return "KEY_COMPROMISED"
        if self.activated is None or self.activated > time:
            return "KEY_NOT_VALID"
        if self.retired is not None and self.retired < time:
            return "KEY_NOT_VALID"
        return None


class Envelope:
    """A COSE_Sign1. Decoded without any COSE library, as docs/format.md lays it out."""

    def __init__(self, data):
        message = cbor2.loads(data)
        if cbor2.dumps(message, canonical=True) != data:
            raise ValueError("not deterministic")
        if message.tag != 18:
            raise ValueError("not a COSE_Sign1")
        self.protected, unprotected, self.payload, self.signature = message.value
        header = cbor2.loads(self.protected)
        if cbor2.dumps(header, canonical=True) != self.protected or unprotected != {}:
            raise ValueError("header")
        if set(header) != {1, 3, 4, 15} or header[1] != -8 or header[3] != CONTENT_TYPE:
            raise ValueError("header")
        self.key_id = header[4].decode("ascii")
        self.instance = header[15][1].removeprefix("urn:uuid:")
        self.record = header[15][2].removeprefix("record/")
        self.to_be_signed = cbor2.dumps(["Signature1", self.protected, b"", self.payload])

    def statement(self):
        statement = cbor2.loads(self.payload)
        if cbor2.dumps(statement, canonical=True) != self.payload:
            raise ValueError("not deterministic")
        first = {"principal"} if statement["position"] == 1 else set()
        fields = {"version", "record", "position", "event", "time", "org", "actor", "type",
                  "schema", "payload", "previous"} | first
        if set(statement) - ({"parent"} if first else set()) != fields or statement["version"] != 1:
            raise ValueError("fields")
        return statement


class Dump:
    def __init__(self, folder):
        self.folder = folder
        self.failures = []
        manifest = (folder / "manifest.json").read_bytes()
        self.manifest = parse_canonical(manifest.removesuffix(b"\n"))
        if (self.manifest["format"], self.manifest["version"]) != ("agledger-dump", 1):
            raise ValueError("not a version 1 dump")
        self.lines = {name: self.read(name) for name in FILES}
        self.keys = {line["keyId"]: Key(line) for line in self.lines["vault_signing_keys"]}
        self.schemas = {line["digest"]: line for line in self.lines["schemas"]}

    def fail(self, code, place):
        self.failures.append(f"{code} {place}")

    def read(self, name):
        data = (self.folder / f"{name}.ndjson").read_bytes()
        listed = next(f for f in self.manifest["files"] if f["name"] == f"{name}.ndjson")
        if len(data) < listed["bytes"] or (data and not data.endswith(b"\n")):
            self.fail("FILE_TRUNCATED", name)
        elif (len(data), sha256(data).hex()) != (listed["bytes"], listed["sha256"]):
            self.fail("FILE_DIGEST_MISMATCH", name)
        lines = data.split(b"\n")[:-1]
        if len(lines) != self.manifest["counts"][name]:
            self.fail("COUNT_MISMATCH", name)
        parsed = []
        for number, line in enumerate(lines, 1):
            try:
                parsed.append(parse_canonical(line))
            except ValueError:
                self.fail("LINE_MALFORMED", f"{name}:{number}")
        return parsed

    def verify(self):
        for key_id, key in self.keys.items():
            if not key.names_itself:
                self.fail("KEY_MISMATCH", key_id)
        for digest, line in self.schemas.items():
            content = {name: value for name, value in line.items() if name != "digest"}
            if sha256(canonical(content).encode("utf-8")).hex() != digest:
                self.fail("SCHEMA_DIGEST_MISMATCH", digest)
        chains = {}
        for line in self.lines["audit_vault"]:
            chains.setdefault(line["recordId"], []).append(line)
        order = [(uuid.UUID(line["recordId"]).bytes, line["position"])
                 for line in self.lines["audit_vault"]]
        if order != sorted(order):
            self.fail("OUT_OF_ORDER", "audit_vault")
        heads = {line["id"]: line for line in self.lines["records"]}
        for record in sorted(set(chains) | set(heads)):
            if record not in chains or record not in heads:
                self.fail("RECORD_MISSING", record)
            else:
                self.chain(record, chains[record], heads[record])

    def chain(self, record, lines, head):
        previous, status, first = bytes(32), None, None
        for expected, line in enumerate(lines, 1):
            place = f"{record}/{line['position']}"
            if line["position"] != expected:
                self.fail("POSITION_GAP", f"{record}/{expected}")
                return
            envelope = base64.b64decode(line["envelope"], validate=True)
            statement = self.entry(place, line, envelope)
            if statement is None:
                return
            first = first or statement
            if statement["previous"] != previous:
                self.fail("LINK_BROKEN", place)
            if any(statement[name] != first[name] for name in ("org", "type", "schema")):
                self.fail("IDENTITY_CHANGED", place)
            event = statement["event"]
            status = BEGIN.get(event) if expected == 1 else ADVANCE.get((status, event))
            if status is None:
                self.fail("ILLEGAL_TRANSITION", place)
                return
            if status in ("FULFILLED", "FAILED") and statement["actor"] != first["principal"]:
                self.fail("NOT_PRINCIPAL", place)
            previous = sha256(envelope)
        if (head["headPosition"], head["headHash"]) != (len(lines), previous.hex()):
            self.fail("HEAD_MISMATCH", record)
        elif head["status"] != status:
            self.fail("STATUS_MISMATCH", record)
        elif (uuid.UUID(head["org"]).bytes, head["type"]) != (first["org"], first["type"]):
            self.fail("IDENTITY_CHANGED", record)

    def entry(self, place, line, data):
        """The statement of one entry if it can be relied on."""
        try:
            envelope = Envelope(data)
        except (ValueError, KeyError, AttributeError, cbor2.CBORDecodeError):
            return self.fail("ENVELOPE_MALFORMED", place)
        key = self.keys.get(envelope.key_id)
        if key is None or not key.names_itself:
            return self.fail("UNKNOWN_KEY", place)
        try:
            key.public.verify(envelope.signature, envelope.to_be_signed)
        except InvalidSignature:
            return self.fail("SIGNATURE_INVALID", place)
        try:
            statement = envelope.statement()
        except (ValueError, KeyError, TypeError, cbor2.CBORDecodeError):
            return self.fail("STATEMENT_MALFORMED", place)
        if key.judge(statement["time"]):
            self.fail(key.judge(statement["time"]), place)
        if envelope.instance != self.manifest["instance"]:
            self.fail("INSTANCE_MISMATCH", place)
        named = (str(uuid.UUID(bytes=statement["record"])), statement["position"], envelope.record)
        if named != (line["recordId"], line["position"], line["recordId"]):
            return self.fail("RECORD_MISMATCH", place)
        if "payload" in line:
            salt = base64.b64decode(line["salt"], validate=True)
            payload = canonical(line["payload"]).encode("utf-8")
            if sha256(salt, payload) != statement["payload"]:
                self.fail("PAYLOAD_MISMATCH", place)
        schema = self.schemas.get(statement["schema"].hex())
        if schema is None or schema["type"] != statement["type"]:
            self.fail("SCHEMA_MISSING", place)
        return statement


def extract(dump, folder):
    envelope = Envelope(base64.b64decode(dump.lines["audit_vault"][0]["envelope"]))
    key: Ed25519PublicKey = dump.keys[envelope.key_id].public
    pem = key.public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "signed").write_bytes(envelope.to_be_signed)
    (folder / "signature").write_bytes(envelope.signature)
    (folder / "key.pem").write_bytes(pem)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--extract", type=pathlib.Path)
    parser.add_argument("dump", type=pathlib.Path)
    arguments = parser.parse_args()
    dump = Dump(arguments.dump)
    dump.verify()
    if arguments.extract:
        extract(dump, arguments.extract)
    for failure in dump.failures:
        print(failure)
    entries = len(dump.lines["audit_vault"])
    print(f"{entries} entries, {len(dump.failures)} failures", file=sys.stderr)
    return 1 if dump.failures else 0


if __name__ == "__main__":
    sys.exit(main())
