package health.mizan;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class MizanApplication {

    public static void main(String[] args) {
        SpringApplication.run(MizanApplication.class, args);
    }
}
