package health.mizan.portal.kit;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A square that telephones read (ISO/IEC 18004, correction level M), as a path of an SVG whose unit is one module. */
public final class Qr {

    private static final int QUIET = 4;

    private final int size;
    private final String path;

    private Qr(int size, String path) {
        this.size = size;
        this.path = path;
    }

    public static Qr of(String text) {
        BitMatrix bits = encoded(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < bits.getHeight(); y++) {
            int x = 0;
            while (x < bits.getWidth()) {
                int run = run(bits, x, y);
                if (run > 0) {
                    path.append('M')
                            .append(x)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(run)
                            .append("v1h-")
                            .append(run);
                }
                x += Math.max(run, 1);
            }
        }
        return new Qr(bits.getWidth(), path.toString());
    }

    /** Modules on a side, with the quiet zone of four around. */
    public int size() {
        return size;
    }

    /** Of the dark modules, by runs in rows. */
    public String path() {
        return path;
    }

    private static int run(BitMatrix bits, int x, int y) {
        int end = x;
        while (end < bits.getWidth() && bits.get(end, y)) {
            end++;
        }
        return end - x;
    }

    private static BitMatrix encoded(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR code", tooLong);
        }
    }
}
