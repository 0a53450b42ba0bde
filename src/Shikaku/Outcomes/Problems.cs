using System.Reflection;

namespace Shikaku.Outcomes;

/// <summary>Every sort of refusal, in one list; docs/problems.md is made from it.</summary>
internal static class Problems
{
    /// <summary>There is no such thing, or it belongs to another organisation: the answer does not tell which.</summary>
    public static readonly Problem NotFound = new("ACC.NOT_FOUND", 404, "お探しのものは見つかりません。", "番号や検索条件を確かめてください。");

    /// <summary>The caller's role does not include this.</summary>
    public static readonly Problem NotAllowed = new("ACC.NOT_ALLOWED", 403, "この操作を行う権限がありません。", "必要な場合は、所属する組織の責任者に相談してください。");

    /// <summary>The file is larger than may be handed in.</summary>
    public static readonly Problem FileTooLarge = new("INT.TOO_LARGE", 413, "ファイルが大きすぎます。", "2 GiB以下に分けて送ってください。");

    /// <summary>The file has no content.</summary>
    public static readonly Problem FileEmpty = new("INT.EMPTY", 422, "ファイルが空です。", "中身のあるファイルを送ってください。");

    /// <summary>The request has the key of an earlier one with other content.</summary>
    public static readonly Problem RequestKeyReused = new(
        "INT.KEY_REUSED", 409, "同じ Idempotency-Key で、異なる内容のファイルがすでに送られています。", "新しいファイルには新しいキーを使ってください。");

    /// <summary>Somebody else was quicker.</summary>
    public static readonly Problem Conflict =
        new("WEB.CONFLICT", 409, "表示したあとに、ほかの人が内容を変更しました。", "新しい内容を表示して、もう一度操作してください。");

    /// <summary>Name or password wrong, user disabled, or locked: the answer does not tell which.</summary>
    public static readonly Problem SignInRefused = new(
        "ACC.SIGN_IN", 401, "利用者名かパスワードが違うか、サインインが一時的に止められています。",
        "5回続けて間違えると、しばらくサインインできません。心当たりがない場合や、パスワードを忘れた場合は、責任者に相談してください。");

    /// <summary>The code of the second factor is wrong or used, or the user is locked.</summary>
    public static readonly Problem CodeRefused =
        new("ACC.CODE", 401, "確認コードが違います。", "認証アプリに今表示されているコードを入力してください。一度使ったコードは使えません。");

    /// <summary>The present password, which a change of the own account asks for, is wrong, or the user is locked.</summary>
    public static readonly Problem PasswordRefused = new("ACC.PASSWORD", 403, "現在のパスワードが違います。", "もう一度入力してください。5回続けて間違えると、しばらく受け付けません。");

    /// <summary>No session, or one that has ended.</summary>
    public static readonly Problem SessionEnded = new("ACC.SESSION", 401, "サインインしていないか、サインインの有効な時間が過ぎました。", "もう一度サインインしてください。");

    /// <summary>A key that is unknown, wrong, withdrawn or expired.</summary>
    public static readonly Problem ApiKeyRefused = new("ACC.KEY", 401, "APIキーが正しくないか、有効ではありません。", "APIキーと有効期限を確かめてください。");

    /// <summary>A link that was never made, was used, has expired, or was replaced by another.</summary>
    public static readonly Problem InvitationGone =
        new("ACC.INVITATION", 404, "この招待リンクは使えません。", "使用済みか、期限が過ぎています。責任者に新しいリンクを依頼してください。");

    /// <summary>A password that must not be set.</summary>
    public static readonly Problem PasswordUnfit = new("ACC.PASSWORD_UNFIT", 422, "このパスワードは使えません。", "次の点を直してください。");

    /// <summary>A sign-in name of another form.</summary>
    public static readonly Problem SignInNameUnfit = new(
        "ACC.SIGN_IN_NAME", 422, "利用者名の形が正しくありません。", "英小文字で始まる3～64文字の英数字と . - _ @ で入力してください。数字は11文字までです。");

    /// <summary>A sign-in name that somebody has, or has had.</summary>
    public static readonly Problem SignInNameTaken = new("ACC.SIGN_IN_NAME_TAKEN", 409, "この利用者名は使われています。", "別の利用者名にしてください。一度使われた利用者名は、ほかの人には使えません。");

    /// <summary>A display name that is empty or too long.</summary>
    public static readonly Problem DisplayNameUnfit = new("ACC.DISPLAY_NAME", 422, "表示名が正しくありません。", "100文字以内で入力してください。");

    /// <summary>A role that does not exist in this sort of organisation.</summary>
    public static readonly Problem RoleUnfit = new("ACC.ROLE", 422, "この組織の利用者には、その役割を付けられません。", "組織の種類に合う役割を選んでください。");

    /// <summary>Without an operator nobody could let anybody in.</summary>
    public static readonly Problem LastOperator = new("ACC.LAST_OPERATOR", 409, "最後の運用者は停止できません。", "先に別の運用者を追加してください。");

    /// <summary>A name of a key that is empty or too long.</summary>
    public static readonly Problem ApiKeyNameUnfit = new("ACC.KEY_NAME", 422, "APIキーの名前が正しくありません。", "使う仕組みが分かる名前を、100文字以内で入力してください。");

    /// <summary>A key that was issued before: its page was sent again.</summary>
    public static readonly Problem ApiKeyIssued = new(
        "ACC.KEY_ISSUED", 409, "このAPIキーは、すでに発行されています。", "APIキーは二度と表示できません。控えていないときは、取り消して、新しく発行してください。");

    /// <summary>A life of a key that is too long.</summary>
    public static readonly Problem ApiKeyLifeUnfit = new("ACC.KEY_LIFE", 422, "APIキーの有効日数が正しくありません。", "1日から400日までの日数を入力してください。");

    /// <summary>More than the issuer may do, or than any key may.</summary>
    public static readonly Problem ApiKeyScopeUnfit =
        new("ACC.KEY_SCOPE", 422, "APIキーに付けられない権限が含まれています。", "自分の持つ権限から選んでください。利用者とAPIキーの管理は、APIキーではできません。");

    /// <summary>A number or key of an organisation of another form.</summary>
    public static readonly Problem OrganisationKeyUnfit =
        new("ORG.KEY", 422, "組織の番号が正しくありません。", "保険者番号または医療機関コードの、桁数と検証番号を確かめてください。架空の番号（都道府県番号51～99）には専用の指定が要ります。");

    /// <summary>A name of an organisation that is empty or too long.</summary>
    public static readonly Problem OrganisationNameUnfit = new("ORG.NAME", 422, "組織の名前が正しくありません。", "200文字以内で入力してください。");

    /// <summary>An organisation stays what it is, since its users' roles depend on it.</summary>
    public static readonly Problem OrganisationKindFixed = new("ORG.KIND", 409, "登録済みの組織の種類は変えられません。", "番号と種類を確かめてください。");

    /// <summary>A name of a vendor that is too long, or holds an individual number or a control character.</summary>
    public static readonly Problem VendorNameUnfit = new("ORG.VENDOR", 422, "ベンダの名前が正しくありません。", "個人番号を入れずに、100文字以内で入力してください。");

    /// <summary>A day long ago or far ahead, from which no vendor is recorded.</summary>
    public static readonly Problem VendorDayUnfit = new("ORG.VENDOR_DAY", 422, "この日からのベンダは登録できません。", "1900年1月1日から、きょうの一年後までの日を入力してください。");

    /// <summary>What came in cannot be understood.</summary>
    public static readonly Problem BadRequest = new("WEB.BAD_REQUEST", 400, "送信された内容を読み取れません。", "前の画面に戻り、内容を確かめてもう一度送信してください。");

    /// <summary>A table was to be narrowed by what cannot be read.</summary>
    public static readonly Problem FilterUnfit = new("WEB.FILTER", 422, "絞り込みの条件が正しくありません。", "次の点を直して、もう一度操作してください。");

    /// <summary>The form is not one that this server gave to this session.</summary>
    public static readonly Problem FormExpired = new("WEB.FORM_EXPIRED", 400, "この画面の有効期限が切れました。", "前の画面に戻って再読み込みし、もう一度送信してください。何も変更していません。");

    /// <summary>The address exists, but not for this kind of request.</summary>
    public static readonly Problem WrongMethod = new("WEB.METHOD", 405, "この操作は受け付けていません。", "前の画面に戻ってやり直してください。");

    /// <summary>More came in than is taken.</summary>
    public static readonly Problem TooLarge = new("WEB.TOO_LARGE", 413, "送信された内容が大きすぎます。", "内容を分けて送信してください。");

    /// <summary>What came in is of a type that is not taken.</summary>
    public static readonly Problem WrongType = new("WEB.TYPE", 415, "送信された内容の形式を受け付けていません。", "形式を確かめて、もう一度送信してください。");

    /// <summary>Too many requests in a short time.</summary>
    public static readonly Problem TooManyRequests = new("WEB.TOO_MANY", 429, "短い時間に操作が集中しています。", "しばらく待ってから、もう一度操作してください。");

    /// <summary>A mistake in the program.</summary>
    public static readonly Problem Internal = new("WEB.INTERNAL", 500, "システムの内部で誤りが起きました。", "もう一度操作しても直らないときは、問い合わせ番号を添えて運用担当に知らせてください。");

    /// <summary>The database does not answer.</summary>
    public static readonly Problem Unavailable = new("WEB.UNAVAILABLE", 503, "ただいまデータベースを利用できません。", "しばらく待ってから、もう一度操作してください。送信した内容は登録されていないことがあります。");

    /// <summary>The server's key file is older than what the database holds.</summary>
    public static readonly Problem KeyMissing = new("WEB.KEY_MISSING", 503, "このサーバーの鍵ファイルに、必要な鍵がありません。", "問い合わせ番号を添えて運用担当に知らせてください。入力した内容は登録されていません。");

    /// <summary>The database's disk is full, or nearly so.</summary>
    public static readonly Problem NoRoom =
        new("WEB.NO_ROOM", 507, "サーバーの記憶装置の空きが足りないため、受け付けられませんでした。", "運用担当に知らせてください。送信した内容は登録されていません。");

    /// <summary>It took longer than an answer may take.</summary>
    public static readonly Problem TimedOut = new("WEB.TIMEOUT", 504, "時間内に処理が終わりませんでした。", "しばらく待ってから、もう一度操作してください。");

    /// <summary>Nothing to look for, or a text that cannot be looked for.</summary>
    public static readonly Problem SearchTermsUnfit = new("MEM.TERMS", 422, "検索条件が正しくありません。", "次の点を直して、もう一度検索してください。");

    /// <summary>A day as of which the register is asked about is none.</summary>
    public static readonly Problem DayUnfit = new("MEM.DAY", 422, "日付が正しくありません。", "年月日を確かめてください。");

    /// <summary>What the caller saw of a qualification is no longer on record (LIF-01).</summary>
    public static readonly Problem Stale = new("LIF.STALE", 409, "表示したあとに、この資格が変更されました。", "今の内容を確かめて、もう一度変更してください。");

    /// <summary>A change that reaches far back needs a reason (LIF-06), and so does the sight of a number (ID-20).</summary>
    public static readonly Problem ReasonMissing = new("LIF.REASON", 422, "理由が必要です。", "理由を入力してください。");

    /// <summary>A change that reaches very far back needs the supervisor (LIF-06).</summary>
    public static readonly Problem SecondPersonNeeded = new("LIF.SECOND_PERSON", 403, "担当者がさかのぼれる期限より前の変更は、責任者だけが行えます。", "責任者に依頼してください。");

    /// <summary>A notice has the name of an earlier one with other content (LIF-08).</summary>
    public static readonly Problem NoticeReused = new("LIF.NOTICE_REUSED", 409, "同じ届出識別で、異なる内容の届がすでに登録されています。", "新しい届には新しい届出識別を使ってください。");

    /// <summary>A file of the insurer is being taken in.</summary>
    public static readonly Problem MembersBusy = new("LIF.BUSY", 503, "この保険者のファイルを取り込んでいるため、今は変更できません。", "取込が終わってから、もう一度操作してください。入力した内容は登録されていません。");

    /// <summary>A text that goes into the audit holds an individual number.</summary>
    public static readonly Problem NumberInText = new("LIF.NUMBER_IN_TEXT", 422, "理由や添付書類の欄に、個人番号と思われる12桁の数字があります。", "個人番号を除いて入力してください。");

    /// <summary>A reason or the name of a document that is too long, or holds control characters.</summary>
    public static readonly Problem AuditTextUnfit = new("LIF.TEXT", 422, "理由または添付書類の欄が正しくありません。", "500文字以内で、改行を入れずに入力してください。");

    /// <summary>A name of a notice that is blank or too long, or holds control characters.</summary>
    public static readonly Problem NoticeNameUnfit = new("LIF.NOTICE_NAME", 422, "届出識別が正しくありません。", "100文字以内の文字列にしてください。");

    /// <summary>A column that does not exist, or that a notice of this sort cannot name.</summary>
    public static readonly Problem ColumnUnfit = new("MEM.COLUMN", 422, "この届では使えない項目があります。", "項目名を確かめてください。");

    /// <summary>A change of something whose sender does not say which state of it they saw.</summary>
    public static readonly Problem TagMissing = new("MEM.TAG", 428, "If-Match がありません。", "資格を読み、その etag を If-Match に付けて送ってください。");

    /// <summary>A judgement policy that does not exist, or has not begun.</summary>
    public static readonly Problem PolicyUnknown = new("CHK.POLICY", 422, "その名前の判定基準はありません。", "判定基準の名前と、適用が始まる日を確かめてください。");

    /// <summary>A check run that is not through cannot be compared.</summary>
    public static readonly Problem RunUnderWay = new("CHK.UNDER_WAY", 409, "このチェックはまだ終わっていません。", "終わってから比べてください。");

    /// <summary>A schedule of periodic checks without a name, or on a day or at a time that does not exist.</summary>
    public static readonly Problem ScheduleUnfit = new("CHK.SCHEDULE", 422, "定期チェックの予定が正しくありません。", "名前、繰り返し、日、時刻を確かめてください。");

    /// <summary>A check over an insurer, scheme, method or period that does not exist.</summary>
    public static readonly Problem CheckScopeUnfit = new("CHK.SCOPE", 422, "チェックの範囲が正しくありません。", "保険者番号、法別番号、個人番号取得方法、資格取得年月日の期間を確かめてください。");

    /// <summary>A confirmation names a result that is not the latest (CHK-31).</summary>
    public static readonly Problem ResultOutdated = new("S301", 409, "突合結果IDが最新のものではありません。", "最新の結果を表示して、内容を確かめてから登録してください。");

    /// <summary>The second person is the first, or registered the number (CHK-31).</summary>
    public static readonly Problem SamePerson = new("S302", 403, "確認した人、入力した人、または個人番号を登録した人は、承認者になれません。", "別の責任者に承認を依頼してください。");

    /// <summary>A reason code that does not exist, or not for this mark (CHK-30).</summary>
    public static readonly Problem ReasonCodeUnfit = new("S303", 422, "この判定には使えない理由コードです。", "判定（×・▲）に使える理由コードを選んでください。");

    /// <summary>A result of another insurer's member: the answer does not tell whether there is one.</summary>
    public static readonly Problem OtherInsurersResult = new("S304", 403, "自分の保険者の加入者の結果ではありません。", "保険者番号と加入者識別を確かめてください。");

    /// <summary>Not a state in which this can be done (check.md section 4).</summary>
    public static readonly Problem StateUnfit = new("S305", 409, "今の状態では、この操作はできません。", "照会中や修正済のものは結果を待ち、承認待ちや確認登録済のものは今の状態を確かめてください。");

    /// <summary>A reason that needs evidence has none (CHK-30).</summary>
    public static readonly Problem EvidenceMissing = new("S306", 422, "根拠となる書類の記載が必要です。", "確かめた書類の名前や日付を入力してください。個人番号は書かないでください。");

    /// <summary>A day of confirmation that lies ahead, or an end before it.</summary>
    public static readonly Problem ConfirmationDayUnfit = new("CNF.DAY", 422, "確認日または期限が正しくありません。", "確認日は今日までの日、期限は今日からの日にしてください。");

    /// <summary>Whoever deleted a number is not the one who takes that back.</summary>
    public static readonly Problem SamePersonDeleted = new("CNF.SAME_PERSON", 403, "番号を削除した人は、その取消を行えません。", "別の責任者に依頼してください。");

    /// <summary>A number that an inspection has for another person's is not used again.</summary>
    public static readonly Problem FoundWrong = new("CNF.FOUND_WRONG", 409, "この番号は、点検で別人の番号と判断されています。", "判断が誤りのときは、先に点検の画面で判断を取り消してください。");

    /// <summary>A file with more confirmations than are taken at once.</summary>
    public static readonly Problem BatchTooLarge = new("CNF.TOO_LARGE", 413, "確認登録のファイルが大きすぎます。", "10,000行以下、5 MB以下に分けて送ってください。");

    /// <summary>A file that is no file of confirmations.</summary>
    public static readonly Problem BatchUnreadable = new("CNF.FILE", 422, "確認登録のファイルとして読み取れません。", "次の点を直して送ってください。何も登録していません。");

    /// <summary>The second person has not looked at enough rows of a file (CHK-32).</summary>
    public static readonly Problem SampleMissing = new("CNF.SAMPLE", 409, "承認する前に、決められた件数の内容を表示して確かめる必要があります。", "一覧から左右比較を開いて確かめてから、承認してください。");

    /// <summary>An inquiry that lacks an item is not sent (CHK-11).</summary>
    public static readonly Problem TooFewItems = new(
        "S201", 422, "照会に必要な項目がそろっていないため、照会できません。", "漢字氏名、カナ氏名、生年月日、性別、住所のすべて（4情報の照会ではカナ氏名を除く）を補った行を送ってください。");

    /// <summary>One person alone does not take a number that was found by four items (CHK-13).</summary>
    public static readonly Problem SecondEyeNeeded = new("S205", 403, "4情報で見つかった番号は、別の二人が目視で確かめる必要があります。", "最初に確かめた人とは別の責任者が確かめてください。");

    /// <summary>Not a state of an entry of the work list in which this can be done.</summary>
    public static readonly Problem EntryStateUnfit = new("MIS.STATE", 409, "この加入者の番号さがしの今の状態では、この操作はできません。", "今の状態を表示して確かめてください。");

    /// <summary>The registry is asked only after the person was asked for the notice (CHK-10).</summary>
    public static readonly Problem NoticeNotAsked = new("MIS.NOTICE", 409, "届出の依頼が記録されていません。", "先に本人に届出を求め、その日と届かなかった理由を記録してください。");

    /// <summary>A day on which a notice was asked for lies ahead, or before anybody missed the number.</summary>
    public static readonly Problem NoticeDayUnfit = new("MIS.DAY", 422, "届出を依頼した日が正しくありません。", "今日までの日を入力してください。");

    /// <summary>A welfare office that has the number at hand, or of which nobody has said how it comes by numbers (CHK-13).</summary>
    public static readonly Problem OfficeHasNumber = new(
        "MIS.OFFICE", 409, "この福祉事務所は、項目による照会を使えません。", "類型A・Bは手元の番号（福祉システム、統合宛名）で登録してください。類型が未登録のときは実施機関に連絡してください。");

    /// <summary>A type of welfare office that does not exist, or of what is none.</summary>
    public static readonly Problem OfficeTypeUnfit = new("ORG.OFFICE_TYPE", 422, "福祉事務所の類型を登録できません。", "福祉事務所の番号と、類型 A・B・C を確かめてください。");

    /// <summary>A campaign without a method, or over nothing sensible.</summary>
    public static readonly Problem InspectionScopeUnfit = new("INS.SCOPE", 422, "点検の範囲が正しくありません。", "個人番号取得方法を選び、期間の始まりを終わりより前にしてください。");

    /// <summary>A wrong number whose cause nobody has said (CHK-60).</summary>
    public static readonly Problem InspectionCauseMissing = new("INS.CAUSE", 422, "原因が必要です。", "原因の種類を選び、内容を入力してください。");

    /// <summary>A campaign that is not through (CHK-61).</summary>
    public static readonly Problem InspectionNotClosable = new("INS.OPEN", 409, "この点検は、まだ終えられません。", "次の点が済んでから終えてください。");

    /// <summary>A campaign that is closed already.</summary>
    public static readonly Problem InspectionClosed = new("INS.CLOSED", 409, "この点検は、すでに終わっています。", "報告を表示して確かめてください。");

    /// <summary>Whoever started a campaign or found something in it does not close it.</summary>
    public static readonly Problem InspectionSamePerson = new("INS.SAME_PERSON", 403, "点検を始めた人と、点検で判断した人は、点検を終えられません。", "別の責任者に依頼してください。");

    /// <summary>A record about which a decision is made already, or none is to be made.</summary>
    public static readonly Problem InspectionRecordDecided = new("INS.DECIDED", 409, "この加入者については、今は判断できません。", "今の状態を表示して確かめてください。");

    /// <summary>Where a view is stopped, a confirmation says that the number is the member's own.</summary>
    public static readonly Problem InspectionNeedsConfirmation = new("INS.CONFIRM", 409, "閲覧が停止されている加入者です。", "本人の番号と確かめたときは、確認登録をしてください。");

    /// <summary>A number that is another person's and by which something can be seen.</summary>
    public static readonly Problem InspectionNumberVisible = new("INS.VISIBLE", 409, "この番号で、まだ閲覧できるものがあります。", "別人の番号のときは、番号を削除してください。");

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<Problem> All { get; } =
    [
        .. typeof(Problems).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (Problem)field.GetValue(null)!)
            .OrderBy(problem => problem.Code, StringComparer.Ordinal),
    ];
}
