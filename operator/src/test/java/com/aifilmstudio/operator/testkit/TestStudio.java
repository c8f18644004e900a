package com.aifilmstudio.operator.testkit;

import com.aifilmstudio.api.v1alpha1.RenderJob;
import com.aifilmstudio.api.v1alpha1.RenderPool;
import com.aifilmstudio.local.parts.objects.ObjectStore;
import com.aifilmstudio.local.parts.postgres.Database;
import com.aifilmstudio.local.parts.testkit.SharedControlPlane;
import com.aifilmstudio.local.parts.testkit.SharedObjectStore;
import com.aifilmstudio.local.parts.testkit.SharedPostgres;
import com.aifilmstudio.local.parts.testkit.TcpProxy;
import com.aifilmstudio.local.parts.testkit.TestNamespace;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A studio for one test class: a namespace for everything, a database behind a line that can be
 * cut, two buckets, the operator's service account with the rights of the chart.
 */
public final class TestStudio implements AutoCloseable {

  private final KubernetesClient client = SharedControlPlane.get().client();
  private final String namespace;
  private final Database database = SharedPostgres.freshDatabase();
  private final TcpProxy line;
  private final TestBuckets buckets = new TestBuckets(SharedObjectStore.get());
  private final Map<String, String> settings = new HashMap<>();
  private final List<AutoCloseable> running = new ArrayList<>();
  private final Path kubeconfig;

  public TestStudio() {
    TestCluster.install(client);
    namespace =
        TestNamespace.fresh(client, Map.of("pod-security.kubernetes.io/enforce", "restricted"));
    kubeconfig = TestCluster.operatorAccount(client, namespace);
    line = TcpProxy.to(URI.create(database.jdbcUrl().substring("jdbc:".length())).getPort());
    settings.put("KUBECONFIG", kubeconfig.toString());
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", throughTheLine());
    settings.put("QUARKUS_DATASOURCE_USERNAME", database.user());
    settings.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
    ObjectStore store = SharedObjectStore.get();
    settings.put("STUDIO_OBJECTS_ENDPOINT", store.endpoint().toString());
    settings.put("STUDIO_OBJECTS_ACCESS_KEY", store.accessKey());
    settings.put("STUDIO_OBJECTS_SECRET_KEY", store.secretKey());
    settings.put("STUDIO_OBJECTS_FILMS_BUCKET", buckets.films());
    settings.put("STUDIO_DISPATCH_URL", "http://127.0.0.1:1");
    settings.put("STUDIO_LEADER_NAMESPACE", namespace);
    settings.put("QUARKUS_OPERATOR_SDK_NAMESPACES", namespace);
  }

  private String throughTheLine() {
    return database.jdbcUrl().replaceFirst(":\\d+/", ":" + line.port() + "/");
  }

  public TestStudio with(String setting, String value) {
    settings.put(setting, value);
    return this;
  }

  public OperatorProcess startOperator(String name) {
    return startOperator(name, freePort());
  }

  /** One that takes the place of another that has ended, under its address. */
  public OperatorProcess replace(OperatorProcess ended, String name) {
    return startOperator(name, ended.address().getPort());
  }

  private OperatorProcess startOperator(String name, int port) {
    var operator = OperatorProcess.start(name, port, settings);
    running.add(operator);
    return operator;
  }

  /** Workers for every pod of the studio, which render nothing but hand in files. */
  public TestWorkers startWorkers(OperatorProcess operator) {
    var workers = new TestWorkers(client, namespace, operator.address());
    running.addFirst(workers);
    return workers;
  }

  public RenderPool pool(String name, String restOfSpec) {
    return apply(
        RenderPool.class,
        """
        apiVersion: ai-filmstudio.com/v1alpha1
        kind: RenderPool
        metadata: {name: %s}
        spec:
          engine: simulated
          model: {bundle: "%s", digest: "%s"}
          worker:
            image: render-pod:test
            gpu: {count: 0}
            resources: {cpu: "1", memory: 256Mi}
        %s
        """
            .formatted(name, buckets.bundle(), buckets.digest(), restOfSpec.indent(2)));
  }

  /** A film of these shots in this pool. */
  public RenderJob film(String name, String pool, int shots) {
    var list = new StringBuilder();
    for (int shot = 1; shot <= shots; shot++) {
      list.append(
          "    - {name: shot-%d, prompt: a red balloon over the sea, seconds: 2}\n"
              .formatted(shot));
    }
    return job(name, pool, "shots:\n" + list.toString().indent(2), "");
  }

  /** A job around the lines of its film. */
  public RenderJob job(String name, String pool, String film, String restOfSpec) {
    return apply(
        RenderJob.class,
        """
        apiVersion: ai-filmstudio.com/v1alpha1
        kind: RenderJob
        metadata: {name: %s}
        spec:
          poolRef: {name: %s}
          film:
        %s
        %s
        """
            .formatted(
                name, pool, film.indent(4).stripTrailing(), restOfSpec.indent(2).stripTrailing()));
  }

  private <T extends HasMetadata> T apply(Class<T> type, String yaml) {
    var resource = Serialization.unmarshal(yaml, type);
    resource.getMetadata().setNamespace(namespace);
    return client.resource(resource).create();
  }

  public RenderJob job(String name) {
    return client.resources(RenderJob.class).inNamespace(namespace).withName(name).get();
  }

  public RenderPool pool(String name) {
    return client.resources(RenderPool.class).inNamespace(namespace).withName(name).get();
  }

  /** The token of a new service account that may get this kind of resource. */
  public String tokenOf(String account, String resource) {
    return TestCluster.reader(client, namespace, account, resource);
  }

  /** The keys of all files of films in the object store. */
  public List<String> files() {
    return buckets.keys();
  }

  /** What Kubernetes Events say of a job or a pool. */
  public List<String> eventReasons(String job) {
    return client.events().v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getRegarding().getName().equals(job))
        .map(event -> event.getReason())
        .toList();
  }

  public KubernetesClient client() {
    return client;
  }

  public String namespace() {
    return namespace;
  }

  public Database database() {
    return database;
  }

  /** A line from operators that are started from now on to the API server. */
  public TcpProxy lineToApiServer() {
    try {
      var config = Files.readString(kubeconfig);
      var server = Pattern.compile("https://127\\.0\\.0\\.1:(\\d+)").matcher(config);
      if (!server.find()) {
        throw new IllegalStateException("no server in " + kubeconfig);
      }
      var proxy = TcpProxy.to(Integer.parseInt(server.group(1)));
      Files.writeString(
          kubeconfig, config.replace(server.group(), "https://127.0.0.1:" + proxy.port()));
      running.add(proxy);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line from the operator to its database. */
  public TcpProxy line() {
    return line;
  }

  public static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    for (var part : running) {
      part.close();
    }
    line.close();
    TestNamespace.discard(client, namespace);
    client.close();
    Files.deleteIfExists(kubeconfig);
  }
}
