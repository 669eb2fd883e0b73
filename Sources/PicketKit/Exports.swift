// Findings, rules and receipts are values of their own module; who embeds picket imports one.
@_exported public import PicketModel
