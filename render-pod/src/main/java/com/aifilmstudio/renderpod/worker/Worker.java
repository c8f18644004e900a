package com.aifilmstudio.renderpod.worker;

import com.aifilmstudio.core.failure.FailureCode;
import com.aifilmstudio.core.protocol.BundleFiles;
import com.aifilmstudio.core.protocol.Registered;
import com.aifilmstudio.core.protocol.Unfit;
import com.aifilmstudio.renderpod.assemble.FilmCutter;
import com.aifilmstudio.renderpod.cache.CachedBundle;
import com.aifilmstudio.renderpod.cache.FetchFailure;
import com.aifilmstudio.renderpod.cache.ModelCache;
import com.aifilmstudio.renderpod.checkpoint.Cadence;
import com.aifilmstudio.renderpod.clock.Pause;
import com.aifilmstudio.renderpod.engine.Engine;
import com.aifilmstudio.renderpod.engine.EngineRefused;
import com.aifilmstudio.renderpod.quality.QualityCheck;
import com.aifilmstudio.renderpod.worker.DispatchClient.Session;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A render pod from its first call to its last. */
public final class Worker {

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  /** Of the time in which steps could be made. */
  private static final double PREVIEW_SHARE = 0.02;

  private static final Duration FETCH_PATIENCE = Duration.ofMinutes(5);

  private final WorkerSettings settings;
  private final Tools tools;
  private final StopSignal stop;
  private final HttpClient http;
  private final DispatchClient dispatch;
  private final Pause pause = Pause.onTheClock();
  private final Backoff backoff =
      new Backoff(Duration.ofMillis(500), Duration.ofSeconds(15), RandomGenerator.getDefault());
  private final Persistence persistence = new Persistence(backoff, pause);

  /** Throws where the file of the operator's authority cannot be read. */
  public Worker(WorkerSettings settings, Tools tools, StopSignal stop) throws IOException {
    this.settings = settings;
    this.tools = tools;
    this.stop = stop;
    this.http = client().build();
    var toDispatch = client();
    if (settings.dispatchAuthority().isPresent()) {
      toDispatch.sslContext(Trust.in(settings.dispatchAuthority().get()));
    }
    this.dispatch = new DispatchClient(toDispatch.build(), settings.dispatch());
  }

  private static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1) // no upgrade beside headers that are signed
        .connectTimeout(Duration.ofSeconds(5));
  }

  /** Works until it is drained or asked to stop; that it cannot serve is an exception. */
  public void run() throws DispatchException, EngineRefused, FetchFailure, IOException {
    try {
      var hardware = settings.engine().hardware(settings);
      var registration =
          new Registration(dispatch, settings, hardware, tools.renderPod(), persistence);
      var registered = stop.cuttingShort(registration::register);
      long start = System.nanoTime();
      try (var bundle = fetch(registered);
          var engine = load(bundle)) {
        var load = Duration.ofNanos(System.nanoTime() - start);
        LOG.info(
            "loaded engine={} numericClass={} in={}", engine.name(), engine.numericClass(), load);
        new Service(dispatch, registration, persistence, stop)
            .serve(registered, runner(engine, load));
      } catch (FetchFailure e) {
        tell(registered, e.code(), e.getMessage());
        throw e;
      } catch (EngineRefused e) {
        tell(registered, e.code(), e.getMessage());
        throw e;
      }
    } catch (InterruptedException e) {
      LOG.info("ending before there was work: {}", e.getMessage());
    }
  }

  /** Once: the pod ends anyway, and says the same by that. */
  private void tell(Registered registered, FailureCode code, String why)
      throws InterruptedException {
    try {
      dispatch.as(registered).unfit(new Unfit(code.code(), why));
    } catch (DispatchException e) {
      LOG.info("dispatch does not hear why this worker cannot serve: {}", e.getMessage());
    }
  }

  private CachedBundle fetch(Registered registered)
      throws IOException, FetchFailure, InterruptedException {
    var cache =
        ModelCache.in(
            settings.modelCache(), settings.modelCacheBytes(), http, pause, InstantSource.system());
    var session = dispatch.as(registered);
    return stop.cuttingShort(
        () ->
            cache.open(
                settings.bundleDigest(),
                registered.manifest(),
                () -> addresses(session),
                (there, all) -> LOG.debug("fetching the model bytes={} of={}", there, all)));
  }

  private BundleFiles addresses(Session session) {
    try {
      return persistence.untilAnswered(session::bundle);
    } catch (DispatchException e) {
      throw new IllegalStateException("dispatch names no addresses of the bundle's files", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for the bundle's addresses", e);
    }
  }

  private Engine load(CachedBundle bundle) throws EngineRefused, InterruptedException {
    return stop.cuttingShort(
        () -> settings.engine().load(bundle.folder(), bundle.bundle(), settings));
  }

  private TaskRunner runner(Engine engine, Duration load) {
    var fetcher = new Fetcher(http, FETCH_PATIENCE, backoff, pause);
    return new TaskRunner(
        new ShotRenderer(
            engine, settings.bundleDigest(), new Resumption(fetcher), QualityCheck::of),
        new FilmAssembly(fetcher, new FilmCutter(tools.byName())),
        new Uploader(http, backoff, pause),
        persistence,
        new Cadence(settings.checkpointEvery()),
        new PreviewSender(
            new PreviewPace(settings.previewSteps(), PREVIEW_SHARE), System::nanoTime),
        new Scratch(settings.scratch()),
        new Timekeeping(InstantSource.system(), System::nanoTime, load),
        stop);
  }
}
