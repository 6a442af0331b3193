// Runs veraPDF over the files named in a list: java -cp JARS VeraCheck.java LIST ua1,2a
// One JSON-like line a file and flavour that does not comply, then "flavour checked compliant".
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

public class VeraCheck {
  public static void main(String[] args) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    List<String> files = Files.readAllLines(Path.of(args[0]));
    for (String name : args[1].split(",")) {
      int compliant = 0;
      for (String file : files) {
        String faults = faults(new File(file), PDFAFlavour.byFlavourId(name));
        if (faults.isEmpty()) compliant++;
        else System.out.println("fault " + name + " " + file + " " + faults);
      }
      System.out.println("figure " + name + " " + files.size() + " " + compliant);
    }
  }

  /** The rules that a file breaks, each once; empty for a file that complies. */
  private static String faults(File file, PDFAFlavour flavour) {
    try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      if (result.isCompliant() && result.getTotalAssertions() > 0) return "";
      TreeSet<String> rules = new TreeSet<>();
      for (TestAssertion found : result.getTestAssertions())
        if (found.getStatus() == TestAssertion.Status.FAILED)
          rules.add(found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber());
      return rules.isEmpty() ? "nothing was asserted" : rules.toString();
    } catch (Exception error) {
      return error.toString();
    }
  }
}
