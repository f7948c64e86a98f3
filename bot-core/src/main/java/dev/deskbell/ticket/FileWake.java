package dev.deskbell.ticket;

import org.springframework.stereotype.Component;

/** Says that a file waits to be fetched. */
@Component
class FileWake extends Bell {}
