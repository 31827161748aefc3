using Xunit;

namespace SpinTorque.Tests.Cli.Input;

public class ModelMistakeTests
{
    // Line replaced, its new text (| starts a new line), where the mistake is reported, words the message holds.
    public static TheoryData<int, string, string, string[]> Mistakes => new()
    {
        // unknown, missing, misplaced
        { 3, "  exchnage: 0.3", "3:3", ["'exchnage' is no key of grain", "did you mean 'exchange'?"] },
        { 9, "    - {enery: 1.0, band: minority}", "9:8", ["'enery' is no key of grain.levels[0]", "did you mean 'energy'?"] },
        { 9, "    - {enery: 1.0, band: minority}", "9:7", ["grain.levels[0] has no 'energy'"] },
        { 2, "  colour: red|  spin: 10", "2:3", ["'colour' is no key of grain", "grain has spin, exchange"] },
        { 18, "Matrixelements: exact", "18:1", ["did you mean 'matrixElements'?"] },
        { 14, "    temprature: 0.02", "14:5", ["leads.left", "did you mean 'temperature'?"] },
        { 15, "    rates: {up: 1.4, dwon: 0.6}", "15:22", ["leads.left.rates", "did you mean 'down'?"] },
        { 2, "", "1:1", ["grain has no 'spin'", "reference configuration"] },
        { 3, "", "1:1", ["grain has no 'exchange'"] },
        { 4, "", "1:1", ["grain has no 'anisotropy'"] },
        { 5, "", "1:1", ["grain has no 'field'"] },
        { 6, "", "1:1", ["grain has no 'gate'"] },
        { 7, "", "1:1", ["grain has no 'charges'"] },
        { 9, "    - {energy: 1.0}", "9:7", ["grain.levels[0] has no 'band'"] },
        { 13, "", "12:3", ["leads.left has no 'potential'"] },
        { 14, "", "12:3", ["leads.left has no 'temperature'"] },
        { 15, "", "12:3", ["leads.left has no 'rates'"] },
        { 15, "    rates: {up: 1.4}", "15:5", ["leads.left.rates has no 'down'"] },
        { 17, "bath: {temperature: 0.02}", "17:1", ["bath has no 'damping'"] },
        { 17, "bath: {damping: 1e-4}", "17:1", ["bath has no 'temperature'"] },
        { 6, "  gate: -0.6|  charging: {offset: 0.1}", "7:3", ["grain.charging has no 'energy'"] },
        // wrong types
        { 6, "  gate: abc", "6:9", ["grain.gate is 'abc'", "decimal number"] },
        { 6, "  gate: [1]", "6:9", ["grain.gate is a list", "decimal number"] },
        { 6, "  gate: {a: 1}", "6:9", ["grain.gate is a mapping", "decimal number"] },
        { 6, "  gate:", "6:8", ["grain.gate is empty", "decimal number"] },
        { 6, "  gate: null", "6:9", ["grain.gate is empty"] },
        { 6, "  gate: '-0.6'", "6:9", ["grain.gate", "without quotes"] },
        { 6, "  gate: 0x10", "6:9", ["'0x10'", "decimal number"] },
        { 6, "  gate: 1_000", "6:9", ["'1_000'", "decimal number"] },
        { 6, "  gate: 1,5", "6:9", ["'1,5'", "decimal number"] },
        { 6, "  gate: 1.5.2", "6:9", ["'1.5.2'", "decimal number"] },
        { 6, "  gate: 12:30", "6:9", ["'12:30'", "decimal number"] },
        { 6, "  gate: .inf", "6:9", ["'.inf'", "finite"] },
        { 6, "  gate: -.INF", "6:9", ["finite"] },
        { 6, "  gate: NaN", "6:9", ["'NaN'", "finite"] },
        { 6, "  gate: 1e400", "6:9", ["'1e400'", "up to 1e100"] },
        { 6, "  gate: 1e101", "6:9", ["'1e101'", "up to 1e100"] },
        { 6, "  gate: 1e-300", "6:9", ["'1e-300'", "write 0"] },
        { 6, "  gate: 0.3 meV", "6:9", ["'0.3 meV'", "no units", "units: {energy: meV}"] },
        { 8, "  levels: 3|  ignored:", "8:11", ["grain.levels is '3'", "a list of levels"] },
        { 9, "    - minority", "9:7", ["grain.levels[0] is 'minority'", "a mapping with energy, band"] },
        { 12, "  right2: 5|  left:", "12:11", ["leads.right2 is '5'", "a mapping with potential"] },
        { 15, "    rates: 1.4", "15:12", ["leads.left.rates is '1.4'", "a mapping with up, down"] },
        { 17, "bath: 0.02", "17:7", ["bath is '0.02'", "a mapping with damping, temperature"] },
        { 7, "  charges: 1", "7:12", ["grain.charges is '1'", "a list of whole numbers"] },
        { 18, "title: [a, b]", "18:8", ["title is a list", "line of text"] },
        // values out of range
        { 14, "    temperature: 0", "14:18", ["leads.left.temperature is '0'", "above zero"] },
        { 14, "    temperature: -0.02", "14:18", ["leads.left.temperature is '-0.02'", "above zero"] },
        { 14, "    temperature: 1e-17", "14:18", ["leads.left.temperature is '1e-17'", "it must be at least"] },
        { 17, "bath: {damping: 1e-4, temperature: 1e-17}", "17:36", ["bath.temperature is '1e-17'", "it must be at least"] },
        { 17, "bath: {damping: 1e-4, temperature: 0.0}", "17:36", ["bath.temperature", "above zero"] },
        { 17, "bath: {damping: -1e-4, temperature: 0.02}", "17:17", ["bath.damping", "not be negative"] },
        { 15, "    rates: {up: -1.4, down: 0.6}", "15:17", ["leads.left.rates.up is '-1.4'", "not be negative"] },
        { 15, "    rates: {up: [1, -1], down: 0.6}", "15:21", ["leads.left.rates.up[1] is '-1'", "not be negative"] },
        { 15, "    rates: {up: [1, 1, 1], down: 0.6}", "15:17", ["leads.left.rates.up has 3 rates for 2 levels"] },
        { 15, "    rates: {up: [], down: 0.6}", "15:17", ["leads.left.rates.up has 0 rates for 2 levels"] },
        { 6, "  gate: 0|  charging: {energy: -0.1}", "7:22", ["grain.charging.energy", "not be negative"] },
        { 2, "  spin: 1.25", "2:9", ["grain.spin is '1.25'", "multiple of 1/2"] },
        { 2, "  spin: -1", "2:9", ["grain.spin is '-1'", "between 0 and 100000"] },
        { 2, "  spin: 100000.5", "2:9", ["grain.spin", "between 0 and 100000"] },
        { 2, "  spin: 0.5", "2:9", ["2 levels singly occupied", "at least 1"] },
        { 2, "  spin: 0", "4:15", ["grain.anisotropy must be 0 where grain.spin is 0"] },
        { 7, "  charges: [0, 0.5]", "7:16", ["grain.charges[1] is '0.5'", "whole number"] },
        { 7, "  charges: [0, 3000000000]", "7:16", ["grain.charges[1]", "whole number"] },
        { 7, "  charges: [0, 1, 0]", "7:19", ["grain.charges names 0 twice"] },
        { 7, "  charges: []", "7:12", ["grain.charges is empty"] },
        { 7, "  charges: [5, 7]", "7:12", ["no charge that the levels can hold", "-1 to 1"] },
        { 7, "  charges: [0, one]", "7:16", ["grain.charges[1] is 'one'", "decimal number"] },
        { 8, "  levels: []|  ignored:", "8:11", ["grain.levels is empty", "at least one"] },
        { 9, "    - {energy: 1.0, band: minorty}", "9:27", ["'minorty'", "minority, majority or both", "did you mean minority?"] },
        { 9, "    - {energy: 1.0, band: 3}", "9:27", ["grain.levels[0].band is '3'", "minority, majority or both"] },
        { 9, "    - {energy: 1.0, band: minority, occupied: true}", "9:37", ["occupied belongs to majority levels only"] },
        { 10, "    - {energy: 1.0, band: both, occupied: false}", "10:33", ["occupied belongs to majority levels only", "reference: 0"] },
        { 10, "    - {energy: 1.0, band: majority, occupied: 0}", "10:47", ["grain.levels[1].occupied is '0'", "true or false"] },
        { 10, "    - {energy: 1.0, band: majority, reference: 0}", "10:37", ["reference belongs to levels of band both only", "occupied: false"] },
        { 10, "    - {energy: 1.0, band: both, reference: 3}", "10:44", ["reference is 3", "0, 1 or 2"] },
        { 10, "    - {energy: 1.0, band: both, reference: -1}", "10:44", ["reference is -1", "0, 1 or 2"] },
        { 10, "    - {energy: 1.0, band: both, reference: 0.5}", "10:44", ["whole number"] },
        { 6, "  gate: 0|  hold: [0.5, -0.5]", "7:9", ["grain.hold runs from 0.5 down to -0.5"] },
        { 6, "  gate: 0|  hold: [-1.1, 1]", "7:10", ["grain.hold[0] is '-1.1'", "between -1 and 1"] },
        { 6, "  gate: 0|  hold: [-1, 0, 1]", "7:9", ["grain.hold has 3 numbers"] },
        { 6, "  gate: 0|  hold: 0.5", "7:9", ["grain.hold is '0.5'", "two numbers"] },
        { 6, "  gate: 0|  hold: [-1, x]", "7:14", ["grain.hold[1] is 'x'", "decimal number"] },
        { 6, "  gate: 0|  hold: [0.01, 0.02]", "7:9", ["keeps no state", "[0.01, 0.02]"] },
        { 6, "  gate: 0|  hold: [0.12345678901234567890123456789, 1]", "7:10", ["at most 28 digits"] },
        { 12, "  le ft: {potential: 0, temperature: 1, rates: {up: 1, down: 1}}|  left:", "12:3", ["lead name 'le ft'", "letters, digits, _ and -"] },
        { 12, "  a.b: {potential: 0, temperature: 1, rates: {up: 1, down: 1}}|  left:", "12:3", ["lead name 'a.b'"] },
        { 18, "matrixElements: publishd", "18:17", ["exact or published", "did you mean published?"] },
        { 16, "  right: {potential: 0, temperature: 1, rates: {up: 1, down: 1}, angle: 90 deg}", "16:73", ["leads.right.angle", "decimal number"] },
        { 18, "itinerant: {}", "18:1", ["one system", "both 'grain' and 'itinerant'"] },
        { 18, "scattering: {}", "18:1", ["one system", "both 'grain' and 'scattering'"] },
        // units
        { 18, "units: {energy: furlong}", "18:17", ["units.energy is 'furlong'", "eV, meV"] },
        { 18, "units: {energy: GHz}", "18:17", ["units.energy is 'GHz'"] },
        { 18, "units: {gFactor: 2}", "18:1", ["units has no 'energy'"] },
        { 18, "units: {energy: meV, gFactor: 0}", "18:31", ["units.gFactor", "above zero"] },
        { 18, "units: meV", "18:8", ["units is 'meV'", "a mapping with energy, gFactor"] },
        { 6, "  gate: 0.3 T|units: {energy: meV}|grain2:", "6:9", ["T does not fit here", "meV", "mV"] },
        // YAML
        { 6, "  gate: 1|  gate: 2", "7:3", ["'gate' is given twice", "line 6"] },
        { 16, "  left: {potential: 0, temperature: 1, rates: {up: 1, down: 1}}", "16:3", ["'left' is given twice", "line 12"] },
        { 6, "\tgate: 1", "6:1", ["tab", "spaces"] },
        { 6, "  \tgate: 1", "6:3", ["tab", "spaces"] },
        { 6, "  gate: &g 1", "6:9", ["anchor &g"] },
        { 6, "  gate: *g", "6:9", ["alias *g"] },
        { 6, "  gate: !!float 1", "6:9", ["tag", "no tags"] },
        { 6, "  ? [a, b]|  : 1|  gate: 1", "6:5", ["a key must be a plain word"] },
        { 18, "---|grain: 1", "18:1", ["second document"] },
        { 6, "  gate: \u0001", "6:9", ["control character 0x01"] },
        { 6, "  gate: \0", "6:9", ["control character 0x00"] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Every_mistake_is_reported_where_it_is_made(int line, string replacement, string position, string[] words)
    {
        var problems = SoundModel.ReadWithLine(line, replacement).Problems.Select(problem => problem.ToString()).ToList();

        Assert.Contains(problems, problem =>
            problem.StartsWith($"model.yaml:{position}: ", StringComparison.Ordinal) && words.All(word => problem.Contains(word, StringComparison.Ordinal)));
        Assert.All(problems, problem => Assert.DoesNotContain('\n', problem));
    }
}
