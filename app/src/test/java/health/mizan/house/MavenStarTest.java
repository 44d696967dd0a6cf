package health.mizan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The poms draw the star: a sideways import does not even compile. */
class MavenStarTest {

    private static final Set<String> AROUND = Set.of("fhir-bridge", "gateways", "workflows", "portal");

    @Test
    void the_root_builds_exactly_the_modules_of_the_house() throws Exception {
        List<String> modules = texts(parse(Repository.root().resolve("pom.xml")), "module");

        assertThat(modules).containsExactlyInAnyOrderElementsOf(Repository.MODULES);
    }

    @Test
    void each_module_depends_on_the_centre_alone_the_sandbox_on_nobody_and_app_on_all() {
        assertThat(Repository.MODULES).allSatisfy(module -> assertThat(
                        breaches(Repository.root().resolve(module).resolve("pom.xml")))
                .isEmpty());
    }

    @Test
    void a_sideways_dependency_would_be_seen(@TempDir Path directory) throws Exception {
        Path pom = directory.resolve("pom.xml");
        Files.writeString(pom, """
                <project>
                    <parent><groupId>health.mizan</groupId><artifactId>mizan</artifactId></parent>
                    <artifactId>portal</artifactId>
                    <dependencies>
                        <dependency><groupId>health.mizan</groupId><artifactId>billing-api</artifactId></dependency>
                        <dependency><groupId>health.mizan</groupId><artifactId>workflows</artifactId></dependency>
                    </dependencies>
                </project>
                """);

        assertThat(breaches(pom)).containsExactly("portal -> workflows");
    }

    private static List<String> breaches(Path pom) {
        Document project = parse(pom);
        String module = ownText(project.getDocumentElement(), "artifactId");
        List<String> breaches = new ArrayList<>();
        for (Element dependency : elements(project, "dependency")) {
            String target = ownText(dependency, "artifactId");
            if (ownText(dependency, "groupId").equals("health.mizan") && !mayDependOn(module, target)) {
                breaches.add(module + " -> " + target);
            }
        }
        return breaches;
    }

    private static boolean mayDependOn(String module, String target) {
        return module.equals("app") || AROUND.contains(module) && target.equals("billing-api");
    }

    private static Document parse(Path pom) {
        try {
            DocumentBuilder builder =
                    DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
            return builder.parse(pom.toFile());
        } catch (ParserConfigurationException | SAXException | IOException failed) {
            throw new IllegalStateException(pom.toString(), failed);
        }
    }

    private static List<String> texts(Document document, String name) {
        return elements(document, name).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document document, String name) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < document.getElementsByTagName(name).getLength(); i++) {
            found.add((Element) document.getElementsByTagName(name).item(i));
        }
        return found;
    }

    private static String ownText(Element parent, String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals(name)) {
                return node.getTextContent().strip();
            }
        }
        return "";
    }
}
