package health.mizan.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:1::1"
            })
    void addresses_that_lead_inward_are_not_public(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "198.20.0.1", "2606:4700::1111", "2a00:1450::1"})
    void addresses_of_the_internet_are(String address) throws UnknownHostException {
        assertThat(Addresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://payer.example/", "ftp://payer.example/", "https://user@payer.example/",
                        "https://payer.example@127.0.0.1/",
                "https:///fhir", "payer.example", "https://payer.example/?x=1", "https://payer.example/#x",
                "https://payer.example/a/../b", "https:payer.example"
            })
    void a_base_url_says_plainly_where(String url) {
        assertThatThrownBy(() -> BaseUrl.of(URI.create(url), false)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fhir",
                "//evil.example/",
                "@evil.example/",
                ".evil.example/",
                "/../admin",
                "/a/../../b",
                "/%2e%2e/admin",
                "/a\\b",
                "/a#b",
                ":8443/",
                "/a/.."
            })
    void a_path_stays_below_its_base(String path) {
        BaseUrl base = BaseUrl.of(URI.create("https://payer.example/fhir/"), false);

        assertThatThrownBy(() -> base.resolve(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_lawful_path_is_appended() {
        BaseUrl base = BaseUrl.of(URI.create("https://payer.example:8443/fhir/"), false);

        assertThat(base.resolve("/Patient?identifier=urn%3Ax%7C1@2"))
                .isEqualTo(URI.create("https://payer.example:8443/fhir/Patient?identifier=urn%3Ax%7C1@2"));
    }
}
