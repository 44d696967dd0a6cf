package health.mizan.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmartScopeTest {

    @ParameterizedTest
    @CsvSource({
        "system/Claim.r, system/Claim.r",
        "system/Claim.cruds, system/Claim.u",
        "system/*.rs, system/Invoice.s",
        "system/Claim.read, system/Claim.rs",
        "system/Claim.write, system/Claim.cud",
        "system/*.*, system/PaymentNotice.cruds"
    })
    void a_scope_grants_what_its_letters_say(String granted, String needed) {
        assertThat(SmartScope.grants(Set.of(granted), needed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "system/Claim.r, system/Claim.s",
        "system/Claim.read, system/Claim.c",
        "system/Claim.write, system/Claim.r",
        "system/Claim.cruds, system/ClaimResponse.r",
        "system/ClaimResponse.cruds, system/Claim.r",
        "user/Claim.cruds, system/Claim.r",
        "patient/*.cruds, system/Claim.r",
        "system/Claim.rs?status=active, system/Claim.r",
        "system/Claim., system/Claim.r",
        "system/Claim.sr, system/Claim.r",
        "SYSTEM/Claim.r, system/Claim.r"
    })
    void and_nothing_more(String granted, String needed) {
        assertThat(SmartScope.grants(Set.of(granted), needed)).isFalse();
    }

    @Test
    void several_scopes_add_up() {
        assertThat(SmartScope.grants(Set.of("openid", "system/Claim.r", "system/*.s"), "system/Claim.rs"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openid", "system/Claim", "system/.r", "patient/Claim.r"})
    void a_rule_that_asks_for_no_system_scope_is_a_mistake_of_ours(String scope) {
        assertThatIllegalArgumentException().isThrownBy(() -> Access.systems(scope));
    }

    @Property
    void no_text_at_all_grants_what_it_does_not_name(
            @ForAll @StringLength(max = 30) @CharRange(from = ' ', to = '~') String text) {
        assertThat(SmartScope.grants(Set.of("system/" + text), "system/Zebra.c"))
                .isEqualTo(text.matches("(Zebra|\\*)\\.(cr?u?d?s?|write|\\*)"));
    }
}
