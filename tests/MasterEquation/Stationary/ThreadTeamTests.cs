using Xunit;

namespace SpinTorque.Tests;

/// <summary>What a team does is counted; expected counts are the definition.</summary>
public sealed class ThreadTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(int.MaxValue)]
    public void Every_index_is_done_once(int threads)
    {
        var team = new ThreadTeam(threads);
        foreach (int count in (int[])[0, 1, 2, 3, 64, 129, 1000])
        {
            for (int repeat = 0; repeat < 50; repeat++)
            {
                var done = new int[count];
                team.For(count, index => Interlocked.Increment(ref done[index]));
                Assert.All(done, times => Assert.Equal(1, times));
            }
        }
    }

    [Fact]
    public void Room_is_of_the_size_asked_for_and_nobody_elses_meanwhile()
    {
        var team = new ThreadTeam(3);
        int shared = 0;
        foreach (int room in (int[])[1, 7, 3])
        {
            team.For(300, room, (index, own) =>
            {
                own[room - 1] = index;
                Thread.SpinWait(200);
                if (own[room - 1] != index)
                    Interlocked.Increment(ref shared);
            });
        }
        Assert.Equal(0, shared);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 5)]
    [InlineData(2, 16)]
    [InlineData(3, 2)]
    [InlineData(4, 7)]
    [InlineData(int.MaxValue, 5)]
    public void Steps_of_a_piece_come_in_turn(int threads, int pieces)
    {
        var team = new ThreadTeam(threads);
        for (int repeat = 0; repeat < 20; repeat++)
        {
            var (at, busy, wrong) = (new int[pieces], new int[pieces], 0);
            team.ForSteps(pieces, 40, 1, (piece, step, room) =>
            {
                if (Interlocked.Increment(ref busy[piece]) != 1 || at[piece] != step || room.Length < 1)
                    Interlocked.Increment(ref wrong);
                at[piece] = step + 1;
                Interlocked.Decrement(ref busy[piece]);
            });
            Assert.Equal(0, wrong);
            Assert.All(at, steps => Assert.Equal(40, steps));
        }
    }

    [Fact]
    public void Who_calls_within_a_task_works_alone()
    {
        var team = new ThreadTeam(2);
        var done = new int[8, 8];
        team.For(8, outer => team.For(8, 4, (inner, room) => done[outer, inner] += room.Length >= 4 ? 1 : 100));
        Assert.All(done.Cast<int>(), times => Assert.Equal(1, times));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_failure_reaches_who_called_and_the_team_goes_on(int threads)
    {
        var team = new ThreadTeam(threads);
        Assert.Equal("at 17", Assert.Throws<InvalidOperationException>(() => team.For(100, Fail)).Message);
        Assert.Throws<InvalidOperationException>(() => team.ForSteps(4, 30, 0, (piece, step, _) => Fail(10 * piece + step)));
        int done = 0;
        team.For(100, _ => Interlocked.Increment(ref done));
        Assert.Equal(100, done);

        static void Fail(int index)
        {
            if (index == 17)
                throw new InvalidOperationException("at 17");
        }
    }

    [Fact]
    public void Both_things_are_done()
    {
        var done = new int[2];
        new ThreadTeam(2).Both(() => done[0]++, () => done[1]++);
        Assert.Equal([1, 1], done);
    }
}
