using Shikaku.Core.Matching;

namespace Shikaku.Core.Addresses;

/// <summary>Finds the municipality that two addresses share and notes what one of them leaves out (MAT-71, MAT-75, MAT-78).</summary>
internal sealed class AddressHeadComparer(AddressDifferences differences)
{
    private const MunicipalityForm WithoutCityOrWard = MunicipalityForm.WithoutCity | MunicipalityForm.WithoutWard;
    private const MunicipalityForm WithoutPrefecture = MunicipalityForm.WithoutPrefecture | MunicipalityForm.ShortPrefecture;

    /// <summary>The reading of a text that its town bears out, or else the one that leaves out least.</summary>
    public static AddressHead Surest(TownTable table, AddressScanner side)
    {
        var best = side.Head.Heads[0];
        var bestRank = int.MinValue;
        foreach (var head in side.Head.Heads)
        {
            var rank = (NamesTown(table, side, head) ? 100 : 0) - head.Weakness;
            if (rank > bestRank)
            {
                (best, bestRank) = (head, rank);
            }
        }

        return best;
    }

    /// <summary>Finds readings of both texts with one municipality; if several, the pair that the towns bear out and that leaves out least.</summary>
    public static bool TryPair(TownTable table, AddressScanner left, AddressScanner right, out AddressHead leftHead, out AddressHead rightHead)
    {
        leftHead = rightHead = default;
        var candidates = 0;
        var bestRank = int.MinValue;
        foreach (var leftReading in left.Head.Heads)
        {
            foreach (var rightReading in right.Head.Heads)
            {
                if (leftReading.Municipality != rightReading.Municipality
                    || (leftReading.FormerRow != 0 && rightReading.FormerRow != 0 && leftReading.FormerRow != rightReading.FormerRow
                        && !table.IsSuccession(leftReading.FormerRow, rightReading.FormerRow)
                        && !table.IsSuccession(rightReading.FormerRow, leftReading.FormerRow)))
                {
                    continue;
                }

                // The towns are asked only if there is a choice.
                bestRank = candidates++ == 1 ? RankOf(table, left, right, leftHead, rightHead) : bestRank;
                var rank = candidates == 1 ? 0 : RankOf(table, left, right, leftReading, rightReading);
                if (rank > bestRank)
                {
                    (leftHead, rightHead, bestRank) = (leftReading, rightReading, rank);
                }
            }
        }

        return candidates > 0;
    }

    /// <summary>Compares two readings with one municipality and notes how they differ.</summary>
    /// <returns>Whether to go on with the town.</returns>
    public bool Compare(TownTable table, AddressScanner left, AddressScanner right, in AddressHead leftHead, in AddressHead rightHead)
    {
        if (leftHead.End <= right.SharedAsSubmitted && leftHead == rightHead)
        {
            return true;
        }

        var onlyLeft = leftHead.Form & ~rightHead.Form;
        var onlyRight = rightHead.Form & ~leftHead.Form;
        var isRenamed = leftHead.FormerRow != rightHead.FormerRow;
        if (isRenamed && (IsOneOfSeveral(table, left, leftHead, right) || IsOneOfSeveral(table, right, rightHead, left)))
        {
            Note(ReasonCode.UndeterminedTwo, leftHead, rightHead);
            return false;
        }

        if ((onlyLeft != MunicipalityForm.Full && !IsOnlyPlace(table, left, leftHead)) || (onlyRight != MunicipalityForm.Full && !IsOnlyPlace(table, right, rightHead)))
        {
            Note(ReasonCode.UndeterminedTwo, leftHead, rightHead);
            return false;
        }

        if (!ComparePieces(table.Municipalities[leftHead.Municipality], leftHead, rightHead))
        {
            Note(ReasonCode.AddressTypo, leftHead, rightHead);
            return false;
        }

        var row = table.Municipalities[leftHead.Municipality].Row;
        var different = onlyLeft | onlyRight;
        if ((different & WithoutPrefecture) != MunicipalityForm.Full)
        {
            Note(ReasonCode.AddressPrefecture, leftHead, rightHead, row);
        }

        if ((different & WithoutCityOrWard) != MunicipalityForm.Full)
        {
            Note(ReasonCode.AddressMunicipality, leftHead, rightHead, row);
        }

        if ((different & MunicipalityForm.WithoutCounty) != MunicipalityForm.Full)
        {
            Note(ReasonCode.AddressCounty, leftHead, rightHead, row);
        }

        if (isRenamed)
        {
            var isLeftEarlier = rightHead.FormerRow == 0 || table.IsSuccession(leftHead.FormerRow, rightHead.FormerRow);
            Note(ReasonCode.AddressRenamed, leftHead, rightHead, isLeftEarlier ? leftHead.FormerRow : rightHead.FormerRow);
        }

        return true;
    }

    /// <summary>Whether a text may mean another municipality too. What is a name today does not also mean what bore it once.</summary>
    public static bool HasRivals(AddressScanner side, in AddressHead head)
    {
        foreach (var other in side.Head.Heads)
        {
            if (IsRival(other, head))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes a reason at the heads.</summary>
    public void Note(ReasonCode code, in AddressHead left, in AddressHead right, int row = 0) => differences.Add(code, 0, left.End, 0, right.End, row);

    private static int RankOf(TownTable table, AddressScanner left, AddressScanner right, in AddressHead leftHead, in AddressHead rightHead) =>
        (NamesTown(table, left, leftHead) ? 100 : 0) + (NamesTown(table, right, rightHead) ? 100 : 0) - leftHead.Weakness - rightHead.Weakness;

    private static bool NamesTown(TownTable table, AddressScanner side, in AddressHead head) =>
        FormerTown.Of(table, head, side.Units).IsFound;

    private static bool IsRival(in AddressHead other, in AddressHead head) =>
        other.Municipality != head.Municipality && (other.FormerRow == 0 || head.FormerRow != 0);

    // A former name of which several municipalities came (分割, 区の再編) counts where the town decides between those that the other text does not mean.
    private static bool IsOneOfSeveral(TownTable table, AddressScanner side, in AddressHead head, AddressScanner otherSide)
    {
        if (head.FormerRow == 0)
        {
            return false;
        }

        var namesTown = side.Units[head.End].Kind != AddressUnitKind.End;
        var town = FormerTown.Of(table, head, side.Units);
        foreach (var other in side.Head.Heads)
        {
            if (IsRival(other, head) && !MayMean(otherSide, other.Municipality)
                && (!namesTown || (town.IsFound && FormerTown.Of(table, other, side.Units) is { IsFound: true } elsewhere && elsewhere.End >= town.End)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MayMean(AddressScanner side, int municipality)
    {
        foreach (var head in side.Head.Heads)
        {
            if (head.Municipality == municipality)
            {
                return true;
            }
        }

        return false;
    }

    // A name that leaves something out counts if no other place could be meant, or if the town decides: the longest that the text names.
    private static bool IsOnlyPlace(TownTable table, AddressScanner side, in AddressHead head)
    {
        if (side.Head.Heads.Length == 1)
        {
            return true;
        }

        var town = FormerTown.Of(table, head, side.Units);
        var hasOthers = false;
        foreach (var other in side.Head.Heads)
        {
            if (!IsRival(other, head))
            {
                continue;
            }

            hasOthers = true;
            if (FormerTown.Of(table, other, side.Units) is { IsFound: true } elsewhere && elsewhere.End >= town.End)
            {
                return false;
            }
        }

        return !hasOthers || town.IsFound;
    }

    private bool ComparePieces(Municipality municipality, in AddressHead left, in AddressHead right)
    {
        if (left.Prefecture == right.Prefecture && left.Start == right.Start && !Same(0, 0, left.Start))
        {
            return false;
        }

        if (left.FormerRow != 0 || right.FormerRow != 0)
        {
            // One of them may leave out its 郡.
            var length = Math.Min(left.End - left.Start, right.End - right.Start);
            return left.FormerRow != right.FormerRow || Same(left.End - length, right.End - length, length);
        }

        var (leftPlace, rightPlace) = ((int)left.Start, (int)right.Start);
        return SamePiece(municipality.CountyUnits, MunicipalityForm.WithoutCounty, left, right, ref leftPlace, ref rightPlace)
            && SamePiece(municipality.CityUnits, MunicipalityForm.WithoutCity, left, right, ref leftPlace, ref rightPlace)
            && SamePiece(municipality.WardUnits, MunicipalityForm.WithoutWard, left, right, ref leftPlace, ref rightPlace);
    }

    private bool SamePiece(int length, MunicipalityForm without, in AddressHead left, in AddressHead right, ref int leftPlace, ref int rightPlace)
    {
        var (inLeft, inRight) = ((left.Form & without) == MunicipalityForm.Full, (right.Form & without) == MunicipalityForm.Full);
        if (inLeft && inRight && !Same(leftPlace, rightPlace, length))
        {
            return false;
        }

        leftPlace += inLeft ? length : 0;
        rightPlace += inRight ? length : 0;
        return true;
    }

    private bool Same(int leftStart, int rightStart, int length)
    {
        if (!differences.AreSame(leftStart, rightStart, length))
        {
            return false;
        }

        differences.Explain(leftStart, rightStart, length);
        return true;
    }
}
