package health.mizan.sandbox;

import java.util.List;
import java.util.Map;

/** A party that is up but offers no service yet: it says so instead of inventing answers. */
record QuietParty(String name) implements Party {

    @Override
    public Answer answer(Call call) {
        return Answer.error(501, "not_offered", "the sandbox " + name + " offers nothing on this path");
    }

    @Override
    public List<Map<String, Object>> book() {
        return List.of();
    }
}
