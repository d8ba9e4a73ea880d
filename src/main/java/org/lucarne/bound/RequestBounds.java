package org.lucarne.bound;

import io.netty.channel.EventLoop;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.lucarne.problem.FilterOrder;
import org.lucarne.problem.ProblemAnswers;

/**
 * How many requests may wait for their answers to be taken, on one connection and in all. The
 * announced limit of streams binds only those who keep to it, so it is counted here as well.
 */
@Singleton
public class RequestBounds implements HttpServerOptionsCustomizer {
  /** RFC 9113, section 7: nothing of the request was done, it can be sent again. */
  private static final long REFUSED_STREAM = 0x7;

  private final ProblemAnswers answers;
  private final BoundMeters meters;

  RequestBounds(ProblemAnswers answers, BoundMeters meters) {
    this.answers = answers;
    this.meters = meters;
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options.getInitialSettings().setMaxConcurrentStreams(Bounds.STREAMS);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    customizeHttpServer(options);
  }

  void register(@Observes Filters filters) {
    filters.register(this::admit, FilterOrder.BOUND.priority());
  }

  private void admit(RoutingContext context) {
    ConnectionBase connection = (ConnectionBase) context.request().connection();
    ConnectionGuard guard = ConnectionGuard.of(connection.channel());
    if (guard == null) {
      context.next();
      return;
    }
    ConnectionGuard.Admission admission = guard.begin(context.request().isEnded());
    if (!guard.isHttp2()) {
      context.addEndHandler(end -> onLoop(connection.channel().eventLoop(), guard::answered));
    }
    switch (admission) {
      case ADMITTED -> context.next();
      case TOO_MANY_STREAMS -> {
        meters.refused("requests");
        context.response().reset(REFUSED_STREAM);
      }
      case TOO_MANY -> {
        meters.refused("requests");
        refuse(context);
      }
    }
  }

  /** At once where it can be: a request that was pipelined comes next. */
  private static void onLoop(EventLoop loop, Runnable task) {
    if (loop.inEventLoop()) {
      task.run();
    } else {
      loop.execute(task);
    }
  }

  private void refuse(RoutingContext context) {
    ProblemAnswers.Answer answer = answers.answer(Busy.now(), context);
    HttpServerResponse response = context.response().setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }
}
