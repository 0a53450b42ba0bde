using Shikaku.Core.Matching;

namespace Shikaku.Core.Addresses;

/// <summary>Compares lists of elements of two addresses and explains how lists that mean the same were written.</summary>
internal sealed class AddressElementComparer(AddressDifferences differences)
{
    private AddressScanner _left = null!;
    private AddressScanner _right = null!;

    /// <summary>Begins a pair.</summary>
    public void Begin(AddressScanner left, AddressScanner right) => (_left, _right) = (left, right);

    /// <summary>How two lists resemble each other.</summary>
    public Likeness Compare(ReadOnlySpan<AddressElement> left, ReadOnlySpan<AddressElement> right)
    {
        var leftUnits = _left.Units;
        var rightUnits = _right.Units;
        var common = Math.Min(left.Length, right.Length);
        var substituted = 0;
        for (var i = 0; i < common; i++)
        {
            ref readonly var leftUnit = ref leftUnits[left[i].Unit];
            ref readonly var rightUnit = ref rightUnits[right[i].Unit];
            if ((leftUnit.IsSame(rightUnit) || differences.AreSame(leftUnit, rightUnit)) && !IsOtherPart(left[i].Role, right[i].Role))
            {
                continue;
            }

            if (leftUnit.Kind == AddressUnitKind.Number || rightUnit.Kind == AddressUnitKind.Number || ++substituted > 1)
            {
                return Likeness.Different;
            }
        }

        return left.Length == right.Length ? (substituted == 0 ? Likeness.Same : Likeness.OneSubstituted)
            : substituted > 0 ? Likeness.Different
            : left.Length > right.Length ? Likeness.LeftLonger
            : Likeness.RightLonger;
    }

    /// <summary>Whether numbers that stand at one place are said to be different things: 3丁目5 is not 3番5号, and 北12号 is not 北12番地.</summary>
    public static bool HasOtherRoles(ReadOnlySpan<AddressElement> left, ReadOnlySpan<AddressElement> right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var (leftRole, rightRole) = (left[i].Role, right[i].Role);
            if (leftRole != NumberRole.None && rightRole != NumberRole.None
                && ((leftRole == NumberRole.Chome) != (rightRole == NumberRole.Chome) || (i == 0 && leftRole != rightRole)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes how the elements of two lists that mean the same differ.</summary>
    public void Explain(ReadOnlySpan<AddressElement> left, ReadOnlySpan<AddressElement> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (!IsShared(left[i].Unit, right[i].Unit))
            {
                differences.ExplainUnit(left[i].Unit, right[i].Unit);
            }
        }
    }

    /// <summary>Notes where other markers follow the elements of two lists: 1番地2 and 1-2.</summary>
    public void ExplainMarkers(ReadOnlySpan<AddressElement> left, ReadOnlySpan<AddressElement> right)
    {
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var (leftUnit, rightUnit) = (left[i].Unit + 1, right[i].Unit + 1);
            var (leftEnd, rightEnd) = (EndOfSeparator(_left, left, i), EndOfSeparator(_right, right, i));
            if (leftEnd == rightEnd && IsShared(leftUnit, rightUnit) && leftEnd <= _right.SharedAsSubmitted)
            {
                continue;
            }

            if (leftEnd - leftUnit != rightEnd - rightUnit || !differences.AreEqualAfterFold(leftUnit, rightUnit, leftEnd - leftUnit))
            {
                differences.Add(ReasonCode.AddressChome, leftUnit, leftEnd, rightUnit, rightEnd);
            }
            else
            {
                differences.Explain(leftUnit, rightUnit, leftEnd - leftUnit);
            }
        }
    }

    // Of what both texts begin with there is nothing to explain.
    private bool IsShared(int leftUnit, int rightUnit) => leftUnit == rightUnit && leftUnit < _right.SharedAsSubmitted;

    // 3階 is neither 3号室 nor 3; 3号棟 is not 3号室.
    private static bool IsOtherPart(NumberRole left, NumberRole right) =>
        left != right && (left == NumberRole.Floor || right == NumberRole.Floor || (left >= NumberRole.Room && right >= NumberRole.Room));

    private static int EndOfSeparator(AddressScanner side, ReadOnlySpan<AddressElement> elements, int i)
    {
        if (i + 1 < elements.Length)
        {
            // A 小字 behind 地割 stands first.
            return Math.Max(elements[i + 1].Unit, elements[i].Unit + 1);
        }

        var end = elements.Length < side.Rest.All.Length && side.Rest.Building is [var first, ..] ? first.Unit : side.UnitCount;
        return side.Units[end - 1].Kind == AddressUnitKind.Gap ? end - 1 : end;
    }
}
