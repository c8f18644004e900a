package com.aifilmstudio.gateway.webhooks.signing;

import com.aifilmstudio.core.Json;
import com.aifilmstudio.gateway.events.PublicEvent;
import com.aifilmstudio.store.webhook.Message;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of a message. The same message has the same body, however often it is sent. */
public final class Envelope {

  private Envelope() {}

  public static JsonNode of(Message message) {
    var envelope = Json.mapper().createObjectNode();
    envelope.put("type", message.type());
    envelope.put("timestamp", message.at().toString());
    envelope.set("data", data(message));
    return envelope;
  }

  private static ObjectNode data(Message message) {
    var data = Json.mapper().createObjectNode();
    message.job().ifPresent(job -> data.put("job_id", job));
    message.seq().ifPresent(seq -> data.put("seq", seq));
    return data.setAll(PublicEvent.facts(message.data()));
  }
}
