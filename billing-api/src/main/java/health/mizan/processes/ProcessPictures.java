package health.mizan.processes;

import health.mizan.access.Caller;
import health.mizan.web.Page;
import health.mizan.web.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the engine tells staff of the processes at their facilities, and the one thing they may do to one: try again. */
public interface ProcessPictures {

    /** Which processes are listed. */
    enum Which {
        /** Nothing but a person gets them going again. */
        STUCK,
        RUNNING,
        ENDED,
        ALL
    }

    /** Latest start first. */
    Page<ProcessPicture> list(Caller.Staff caller, Which which, PageRequest page);

    /** Oldest first; a case has a handful. */
    List<ProcessPicture> ofCase(Caller.Staff caller, UUID financialCase);

    /** The same of one thing, such as a claim. */
    List<ProcessPicture> ofThing(Caller.Staff caller, UUID key);

    /** Empty if there is none at the caller's facilities. */
    Optional<ProcessPicture> find(Caller.Staff caller, UUID id);

    /** Empty if there is none at the caller's facilities. */
    Optional<ProcessTrail> trail(Caller.Staff caller, UUID id);

    /**
     * The diagram that the process runs by, as BPMN 2.0.
     *
     * @param language of the names in it: {@code ar} or {@code en}
     * @return empty if there is none at the caller's facilities
     */
    Optional<String> diagram(Caller.Staff caller, UUID id, String language);

    /** Tries again what had failed too often. A second time finds nothing to do. Empty as above. */
    Optional<ProcessPicture> retry(Caller.Staff caller, UUID id);
}
