// Verifies messages as a receiver does. In: JSON lines {secret, headers, body}; out: a word for each.
import { createInterface } from "node:readline";
import { Webhook } from "standardwebhooks";

for await (const line of createInterface({ input: process.stdin })) {
  const { secret, headers, body } = JSON.parse(line);
  try {
    new Webhook(secret).verify(body, headers);
    console.log("genuine");
  } catch (e) {
    console.log(e.name);
  }
}
