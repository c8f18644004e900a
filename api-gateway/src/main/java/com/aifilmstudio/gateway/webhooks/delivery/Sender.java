package com.aifilmstudio.gateway.webhooks.delivery;

import com.aifilmstudio.gateway.webhooks.WebhooksConfig;
import com.aifilmstudio.gateway.webhooks.address.Destination;
import com.aifilmstudio.gateway.webhooks.address.Guard;
import com.aifilmstudio.gateway.webhooks.address.TargetUrl;
import com.aifilmstudio.gateway.webhooks.signing.SignedMessage;
import com.aifilmstudio.store.webhook.Attempt.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Sends a message to an address that was judged. The connection goes to that address, whatever the
 * name has become since; certificate and Host are the name's. Of the answer nothing but its head is
 * read.
 */
@Singleton
class Sender {

  /** To look a name up, to reach an address, to agree on TLS: each. */
  static final Duration CONNECTING = Duration.ofSeconds(5);

  /** Of a name's addresses: one may be in a network that cannot be reached from here. */
  private static final int ADDRESSES = 2;

  private final HttpClient client;
  private final Guard guard;
  private final Duration patience;

  Sender(Vertx vertx, Guard guard, WebhooksConfig config, Connections connections) {
    this.client = vertx.createHttpClient(connections.options(), connections.pool());
    this.guard = guard;
    this.patience = config.timeout();
  }

  /** The longest time that sending can take. */
  static Duration longest(WebhooksConfig config) {
    return config.timeout().plus(CONNECTING.multipliedBy(2 * ADDRESSES + 1));
  }

  Reply send(String url, SignedMessage message) throws InterruptedException {
    return switch (guard.judge(url)) {
      case Destination.Unresolved _ -> Reply.none(Outcome.Unresolved);
      case Destination.Closed _ -> Reply.none(Outcome.Forbidden);
      case Destination.Open open -> send(open.url(), open.addresses(), message);
    };
  }

  private Reply send(TargetUrl url, List<InetAddress> addresses, SignedMessage message)
      throws InterruptedException {
    var outcome = Outcome.Unreachable;
    for (var address : addresses.subList(0, Math.min(ADDRESSES, addresses.size()))) {
      try {
        return exchange(connect(url, address), message);
      } catch (ExecutionException e) {
        outcome = connecting(e.getCause());
      } catch (TimeoutException e) {
        outcome = Outcome.TimedOut;
      }
    }
    return Reply.none(outcome);
  }

  private HttpClientRequest connect(TargetUrl url, InetAddress address)
      throws InterruptedException, ExecutionException, TimeoutException {
    var options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setServer(SocketAddress.inetSocketAddress(url.port(), address.getHostAddress()))
            .setHost(url.host())
            .setPort(url.port())
            .setSsl(url.secure())
            .setURI(url.path())
            .setConnectTimeout(CONNECTING.toMillis())
            .setFollowRedirects(false);
    var request = client.request(options);
    try {
      return request
          .toCompletionStage()
          .toCompletableFuture()
          .get(CONNECTING.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException | TimeoutException e) {
      request.onSuccess(HttpClientRequest::reset); // nobody waits for it any more
      throw e;
    }
  }

  private Reply exchange(HttpClientRequest request, SignedMessage message)
      throws InterruptedException {
    message.headers().forEach(request::putHeader);
    request.putHeader("Content-Type", "application/json");
    request.putHeader("User-Agent", "ai-film-studio-webhooks/1");
    try {
      return request
          .send(Buffer.buffer(message.body()))
          .map(Sender::head)
          .toCompletionStage()
          .toCompletableFuture()
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return Reply.none(Outcome.TimedOut);
    } catch (ExecutionException broken) {
      return Reply.none(Outcome.Unreachable);
    } finally {
      request.connection().close();
    }
  }

  private static Reply head(HttpClientResponse answer) {
    answer.exceptionHandler(_ -> {}); // its end is cut off by us
    return Reply.answered(answer.statusCode(), answer.getHeader("Retry-After"));
  }

  private static Outcome connecting(Throwable fault) {
    return switch (fault) {
      case SSLException _ -> Outcome.Untrusted;
      case TimeoutException _ -> Outcome.TimedOut;
      default -> Outcome.Unreachable;
    };
  }
}
