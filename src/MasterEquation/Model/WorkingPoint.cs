namespace SpinTorque;

/// <summary>The values of a grain's master equation at one working point: rate tables and generator, refilled in place.</summary>
internal sealed class WorkingPoint(GrainStructure structure, GrainModel model)
{
    private Chain<Plain>? _chain;
    private RateTables<Extended>? _wideTables;
    private Chain<Extended>? _wideChain;

    /// <summary>What all working points share.</summary>
    public GrainStructure Structure { get; } = structure;

    /// <summary>The model, one that the structure serves.</summary>
    public GrainModel Model { get; set; } = model;

    /// <summary>Rates as doubles, as filled last.</summary>
    public RateTables<Plain> Tables { get; } = new(structure, model.Leads.Count);

    /// <summary>Rates with their exponents apart, as filled last.</summary>
    /// <exception cref="InvalidOperationException">They never were.</exception>
    public RateTables<Extended> WideTables => _wideTables ?? throw new InvalidOperationException("The generator has not been widened.");

    /// <summary>The generator, with derivatives by the potentials of the leads marked.</summary>
    public Generator Fill(bool[] slopes)
    {
        Tables.Fill(Model, slopes);
        return new Generator(this, () => Store(slopes), () => Widen(slopes), Describe);
    }

    private Chain<Plain> Store(bool[] slopes)
    {
        _chain ??= new Chain<Plain>(Structure.Pattern);
        ChainFiller.Fill(Structure, Tables, _chain, slopes);
        return _chain;
    }

    private Chain<Extended> Widen(bool[] slopes)
    {
        _wideTables ??= new RateTables<Extended>(Structure, Model.Leads.Count);
        _wideChain ??= new Chain<Extended>(Structure.Pattern);
        _wideTables.Fill(Model, slopes);
        ChainFiller.Fill(Structure, _wideTables, _wideChain, slopes);
        return _wideChain;
    }

    private string Describe(int index)
    {
        GrainState state = Structure.Space[index];
        IEnumerable<int> occupations = Enumerable.Range(0, Model.Grain.Levels.Count).Select(level => Structure.Space.Occupation(state.Multiplet, level));
        return $"charge {state.Charge}, n = ({string.Join(' ', occupations)}), S = {state.Spin}, S_z = {state.Projection}";
    }
}
