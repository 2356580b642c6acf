//! The parameters of a pack with their values and bounds: as stated, as layers and offices set them.

use crate::amount::Amount;
use crate::fault::{Fault, Problem, Thing};
use crate::in_force::{ParamInForce, ParamOrigin};
use crate::pack::{LayerParam, LayerSays, Overlay, Pack};
use crate::table::Table;

/// The parameters as the pack states them.
pub(super) fn written(pack: &Pack) -> Table<ParamInForce> {
    let stated = pack.params.iter().map(|(name, param)| {
        let origin = if param.default.is_some() { ParamOrigin::Default } else { ParamOrigin::Unset };
        (name.to_owned(), ParamInForce { value: param.default, origin, min: param.min, max: param.max, layers: Vec::new() })
    });
    stated.collect()
}

/// Sets a parameter within its bounds.
pub(super) fn set(params: &mut Table<ParamInForce>, name: &str, value: Amount, origin: ParamOrigin) -> Result<(), Fault> {
    if params.get(name).is_none() {
        return Err(Fault::unknown(Thing::Param, name, params.keys()));
    }
    let Some(param) = params.get_mut(name) else { return Ok(()) };
    in_range(param, value)?;
    (param.value, param.origin) = (Some(value), origin);
    Ok(())
}

fn in_range(param: &ParamInForce, value: Amount) -> Result<(), Fault> {
    let min = param.min.unwrap_or_default();
    if value < min || param.max.is_some_and(|max| value > max) {
        let (found, min, max) = (value.to_string(), Some(min.to_string()), param.max.map(|max| max.to_string()));
        return Err(Fault::new(Problem::OutOfRange { found, min, max }));
    }
    Ok(())
}

/// Takes in what a layer says of a parameter: bounds only grow narrower, and the value that is
/// then in force lies within them, also one that a layer above gave.
pub(super) fn hear(params: &mut Table<ParamInForce>, name: &str, overlay: &Overlay, said: &LayerParam) -> Result<(), Fault> {
    if params.get(name).is_none() {
        return Err(Fault::unknown(Thing::Param, name, params.keys()));
    }
    let Some(param) = params.get_mut(name) else { return Ok(()) };
    let says = LayerSays { layer: overlay.layer, region: overlay.region.clone(), set: said.clone() };
    if let Some(min) = says.set.min {
        in_range(param, min).map_err(|fault| fault.under("min"))?;
        param.min = Some(min);
    }
    if let Some(max) = says.set.max {
        in_range(param, max).map_err(|fault| fault.under("max"))?;
        param.max = Some(max);
    }
    if let Some(value) = says.set.value {
        (param.value, param.origin) = (Some(value), ParamOrigin::Layer);
    }
    if let Some(value) = param.value {
        in_range(param, value).map_err(|fault| fault.under("value"))?;
    }
    param.layers.push(says);
    Ok(())
}
