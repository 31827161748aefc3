using System.Runtime.Intrinsics;

namespace SpinTorque;

/// <summary>Energy and heat that electrons carry from each lead at four working points side by side.</summary>
/// <param name="structure">What all points share.</param>
/// <param name="leads">Number of leads.</param>
internal sealed class LaneEnergies(GrainStructure structure, int leads)
{
    private readonly LaneArgument[] _fromZero = new LaneArgument[structure.Tables.Length];
    private readonly LaneArgument[] _fromLead = new LaneArgument[leads * structure.Tables.Length];
    private readonly LaneSum[] _energy = new LaneSum[leads];
    private readonly LaneSum[] _heat = new LaneSum[leads];

    /// <summary>Flow weighted with the addition energy.</summary>
    public Vector256<double> Energy(int lead) => _energy[lead].Value;

    /// <summary>Flow weighted with the addition energy less the lead's potential.</summary>
    public Vector256<double> Heat(int lead) => _heat[lead].Value;

    /// <summary>Takes the energies of the points and begins anew.</summary>
    public void Start(LaneTables tables)
    {
        Array.Clear(_energy);
        Array.Clear(_heat);
        Span<LinearEnergy> lines = stackalloc LinearEnergy[LaneRates.Count];
        for (int table = 0; table < _fromZero.Length; table++)
        {
            for (int lane = 0; lane < lines.Length; lane++)
                lines[lane] = tables.Addition(lane, table);
            _fromZero[table] = new LaneArgument(lines);
            for (int lead = 0; lead < leads; lead++)
            {
                for (int lane = 0; lane < lines.Length; lane++)
                    lines[lane] = tables.Addition(lane, table) with { Constant = tables.Addition(lane, table).Constant - tables.Models[lane].Leads[lead].Potential };
                _fromLead[lead * _fromZero.Length + table] = new LaneArgument(lines);
            }
        }
    }

    /// <summary>Adds electrons of one table and S_z.</summary>
    public void Add(int lead, int table, double m, Vector256<double> net)
    {
        _energy[lead].Add(net * _fromZero[table].At(m).High);
        _heat[lead].Add(net * _fromLead[lead * _fromZero.Length + table].At(m).High);
    }
}
