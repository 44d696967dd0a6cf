package health.mizan.encounters;

import health.mizan.access.Caller;

/** What must change together with an encounter. Implemented by those who know encounters, not the other way round. */
public interface EncounterWatch {

    /** In the encounter's transaction, which holds its row lock; told of a new encounter and of each change. */
    void recorded(Caller caller, Encounter now);
}
