package dev.deskbell.status;

import dev.deskbell.service.Service;

/**
 * A service as outsiders know it.
 *
 * @param group components of one group stand together; may be empty
 */
record PageComponent(Service.Id service, String name, String group) {}
