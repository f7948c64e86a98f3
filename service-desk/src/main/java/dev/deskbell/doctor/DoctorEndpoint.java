package dev.deskbell.doctor;

import dev.deskbell.chat.Checkup.Finding;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The doctor on the operators' own port: what the program argument {@code doctor} asks. */
@Endpoint(id = "doctor")
class DoctorEndpoint {

  private final Doctor doctor;

  DoctorEndpoint(Doctor doctor) {
    this.doctor = doctor;
  }

  @ReadOperation
  List<Finding> examine() {
    return doctor.examine();
  }
}
