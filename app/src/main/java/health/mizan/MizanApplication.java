package health.mizan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
public class MizanApplication {

    public static void main(String[] args) {
        SpringApplication.run(MizanApplication.class, args);
    }
}
