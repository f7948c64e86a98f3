package dev.deskbell.edge;

import dev.deskbell.web.Endpoint;
import java.util.List;

/** Several endpoints from one hand, asked for once, when everything stands. */
@FunctionalInterface
public interface Endpoints {
  List<Endpoint> all();
}
