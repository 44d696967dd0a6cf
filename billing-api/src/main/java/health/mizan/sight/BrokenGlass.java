package health.mizan.sight;

import health.mizan.parties.PatientId;
import health.mizan.sight.Sight.BreakGlass;
import java.time.Instant;
import java.util.UUID;

/** A restricted patient's file that a member of staff has open, alone and until a time. */
public record BrokenGlass(UUID id, PatientId patient, BreakGlass reason, Instant endsAt) {}
