using SpinTorque.Cli.Commands;

return await SpinTorqueCommand.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
