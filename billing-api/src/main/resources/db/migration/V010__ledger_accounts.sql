-- The chart of accounts of a clinic, so that every posting names an account that exists and reports in both languages
-- read the same list. Kept as rows because the database itself checks postings against it.
create table ledger_account (
    code        text primary key check (code ~ '^[1-9][0-9]{3}$'),
    -- Numbers from 9000 on stand beside the books; the balance check tells them apart by that alone.
    name_en     text not null,
    name_ar     text not null,
    kind        text not null check (kind in ('asset', 'liability', 'revenue', 'contra-revenue', 'expense', 'memo')),
    normal_side text not null check (normal_side in ('debit', 'credit')),
    -- Whose share of the account a posting must name; 'anybody' may name one, 'nobody' may not.
    holder      text not null check (holder in
                    ('nobody', 'anybody', 'patient', 'payer', 'gateway', 'terminal', 'drawer', 'bank')),
    check ((kind = 'memo') = (code like '9%'))
);

-- An account is never renamed into another one or removed: old postings keep their meaning.
create trigger ledger_account_stays before update or delete or truncate on ledger_account
    for each statement execute function append_only();

revoke insert on ledger_account from mizan_app;

insert into ledger_account (code, name_en, name_ar, kind, normal_side, holder) values
    ('1110', 'Insurer receivable',           'ذمم شركات التأمين',               'asset',          'debit',  'payer'),
    ('1120', 'Patient receivable',           'ذمم المرضى',                      'asset',          'debit',  'patient'),
    ('1130', 'Denied, pending decision',     'مرفوض بانتظار القرار',            'asset',          'debit',  'payer'),
    ('1140', 'Dispute receivable',           'ذمم الاعتراضات على العمليات',     'asset',          'debit',  'gateway'),
    ('1210', 'Gateway clearing',             'مقاصة بوابات الدفع',              'asset',          'debit',  'gateway'),
    ('1220', 'Terminal clearing',            'مقاصة أجهزة نقاط البيع',          'asset',          'debit',  'terminal'),
    ('1310', 'Cash drawer',                  'صندوق النقد',                     'asset',          'debit',  'drawer'),
    ('1320', 'Bank',                         'البنك',                           'asset',          'debit',  'bank'),
    ('1410', 'Input VAT',                    'ضريبة القيمة المضافة للمدخلات',   'asset',          'debit',  'nobody'),
    ('1910', 'Foreign currency position',    'مركز العملات الأجنبية',           'asset',          'debit',  'nobody'),
    ('2110', 'Patient advance',              'دفعات مقدمة من المرضى',           'liability',      'credit', 'patient'),
    ('2120', 'Patient credit',               'أرصدة دائنة للمرضى',              'liability',      'credit', 'patient'),
    ('2130', 'Refunds due to payer',         'مبالغ مستحقة الرد للدافع',        'liability',      'credit', 'anybody'),
    ('2190', 'Suspense',                     'حساب معلّق',                      'liability',      'credit', 'anybody'),
    ('2210', 'Output VAT',                   'ضريبة القيمة المضافة للمخرجات',   'liability',      'credit', 'nobody'),
    ('4100', 'Service revenue',              'إيرادات الخدمات',                 'revenue',        'credit', 'nobody'),
    ('4200', 'Contractual adjustment',       'تسويات تعاقدية',                  'contra-revenue', 'debit',  'payer'),
    ('4310', 'Write-off: small balance',     'شطب: أرصدة صغيرة',                'contra-revenue', 'debit',  'anybody'),
    ('4320', 'Write-off: charity',           'شطب: أعمال خيرية',                'contra-revenue', 'debit',  'anybody'),
    ('5110', 'Write-off: bad debt',          'شطب: ديون معدومة',                'expense',        'debit',  'anybody'),
    ('5210', 'Gateway fees',                 'رسوم بوابات الدفع',               'expense',        'debit',  'gateway'),
    ('5220', 'Dispute loss',                 'خسائر الاعتراضات على العمليات',   'expense',        'debit',  'gateway'),
    ('5310', 'Foreign exchange result',      'فروقات صرف العملات',              'expense',        'debit',  'nobody'),
    ('9100', 'Holds',                        'مبالغ محجوزة',                    'memo',           'debit',  'patient'),
    ('9200', 'Holds contra',                 'مقابل المبالغ المحجوزة',          'memo',           'credit', 'nobody');
