// Reads one JSON document per line and writes each as npm's canonicalize does (RFC 8785).
import {createInterface} from 'node:readline';
import canonicalize from 'canonicalize';

for await (const line of createInterface({input: process.stdin})) {
  process.stdout.write(canonicalize(JSON.parse(line)) + '\n');
}
